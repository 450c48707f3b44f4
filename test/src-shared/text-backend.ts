import { registerTextKernels } from '#shared/networks/embedding-kernels.ts';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { useCpuBackend } from './cpu-backend.ts';

/** `useCpuBackend` for models of text: with the kernels of an embedding. */
export function useTextBackend(): void {
  useCpuBackend();
  beforeAll(() => {
    registerTextKernels('cpu');
    // in test mode tfjs takes what a custom gradient saves for a leak, unless it is an input or the value
    tf.env().set('IS_TEST', false);
    tf.env().set('PROD', true); // no advice on the console, as in `useCpuBackend`
  });
}
