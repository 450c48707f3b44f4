import { expect, test } from 'vitest';
import { workerEnvironment } from '#main/training-host/worker-environment.ts';

test('adds what TensorFlow needs before it loads and drops what is undefined', () => {
  expect(workerEnvironment({ HOME: '/h', EMPTY: undefined })).toEqual({
    HOME: '/h',
    TF_CPP_MIN_LOG_LEVEL: '3',
    TF_ENABLE_ONEDNN_OPTS: '1',
  });
});
