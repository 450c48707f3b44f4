import { metricNameSchema, quantities } from '#shared/contract/metric.ts';
import { describe, expect, it } from 'vitest';

describe('metricNameSchema', () => {
  it('takes every quantity in every scope, and the KL of a latent dimension', () => {
    for (const { name } of quantities)
      expect(metricNameSchema.safeParse(`epoch/validation/${name}`).success).toBe(true);
    expect(metricNameSchema.safeParse('step/train/loss').success).toBe(true);
    expect(metricNameSchema.safeParse('final/test/kl.12').success).toBe(true);
  });

  it.each(['loss', 'epoch/train', 'epoch/train/lss', 'epoch/train/kl.', 'epoch/train/kl.x', 'epoch/train/loss/1', 7])(
    'refuses %j',
    (name) => {
      expect(metricNameSchema.safeParse(name).success).toBe(false);
    },
  );
});

describe('quantities', () => {
  it('names every quantity once, with a label and a help text', () => {
    expect(new Set(quantities.map((quantity) => quantity.name)).size).toBe(quantities.length);
    for (const { label, help } of quantities) {
      expect(label).not.toBe('');
      expect(help).toMatch(/[.]$/);
    }
  });
});
