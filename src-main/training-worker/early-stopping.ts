import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { CheckpointState } from '#main/checkpoints/checkpoint-state.ts';
import { pretrainingEpochs, warmUpEpochs } from './warm-up.ts';

export type EarlyStoppingState = CheckpointState['earlyStopping'];

export const initialEarlyStopping: EarlyStoppingState = { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 };

/**
 * After `epoch` epochs with this watched loss. Epochs inside a linear warm-up are not counted: β is still small there. Nor
 * are those that train an autoencoder first.
 */
export function afterEpoch(
  state: EarlyStoppingState,
  values: Hyperparameters,
  { epoch, loss }: { readonly epoch: number; readonly loss: number },
): EarlyStoppingState {
  const before = pretrainingEpochs(values);
  if (epoch < warmUpEpochs(values) || (before > 0 && epoch <= before)) return state;
  const isGain = state.bestLoss === null || loss < state.bestLoss - values.earlyStoppingMinimumImprovement;
  if (isGain) return { bestLoss: loss, bestEpoch: epoch, epochsWithoutGain: 0 };
  return { ...state, epochsWithoutGain: state.epochsWithoutGain + 1 };
}

export function shouldStop(state: EarlyStoppingState, values: Hyperparameters): boolean {
  return values.earlyStoppingPatience > 0 && state.epochsWithoutGain >= values.earlyStoppingPatience;
}
