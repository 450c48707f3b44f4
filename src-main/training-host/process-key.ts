import type { Job } from '#shared/contract/training-messages.ts';

/**
 * Jobs with the same key can be done by the same process, one after the other. A process cannot change its engine, whose
 * gradients would be mixed with those of another, nor its threads and whether batches are divided, which TensorFlow
 * fixes when it is opened.
 */
export function processKey({ hyperparameters }: Job): string {
  const { engine, threads, xla } = hyperparameters;
  if (engine === 'wasm') return engine;
  const batches = engine === 'eager' || xla === 'on' ? 'whole' : 'divided';
  return `${engine}, ${threads} threads, ${batches} batches`;
}
