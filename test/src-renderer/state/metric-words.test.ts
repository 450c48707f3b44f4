import { expect, test } from 'vitest';
import { metricNameSchema } from '#shared/contract/metric.ts';
import { metricWords } from '#renderer/state/metric-words.ts';

test.each([
  ['epoch/validation/negativeElbo', 'Validation −ELBO', 'nats per example'],
  ['epoch/train/secondsPerEpoch', 'Training Seconds per epoch', 's'],
  ['final/test/kl', 'Final test KL', 'nats per example'],
  ['step/train/gradientNorm', 'Step training Gradient norm', ''],
  ['epoch/validation/kl.3', 'Validation KL of z₄', 'nats per example'],
])('%s is “%s” in %s', (metric, label, unit) => {
  expect(metricWords(metricNameSchema.parse(metric))).toMatchObject({ label, unit });
});
