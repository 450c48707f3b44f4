import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Checkpoint } from '#main/checkpoints/checkpoints.ts';

/** A resumed run goes on with or without XLA as before: its numbers would differ otherwise. */
export function xlaAsBefore(xla: Hyperparameters['xla'], checkpoint: Checkpoint | null): Hyperparameters['xla'] {
  if (!checkpoint || xla !== 'auto') return xla;
  return checkpoint.state.engine.includes('XLA') ? 'on' : 'off';
}
