import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import type { Figures, SubjectMemory } from '../subject.ts';

/**
 * Steps of the encoder alone before each step of both (He et al. 2019, algorithm 1), so that the code does not lag behind
 * the decoder: until the mutual information of text and code is not larger after an epoch than after the one before, and
 * then never again.
 */
export interface EncoderTraining {
  /** How many are due before each step of both. */
  readonly extraSteps: () => number;
  /** Of the optimizer for a step of the encoder alone or of both, `steps` of the latter done since it began. */
  readonly scalars: (steps: number) => Readonly<Record<string, number>>;
  /** A step was done, of the encoder alone or of both. */
  readonly stepped: () => void;
  /** The optimizer begins anew. */
  readonly restart: () => void;
  readonly epochEnded: (watched: Figures) => void;
  readonly memory: () => SubjectMemory;
  readonly remember: (memory: SubjectMemory) => void;
}

export function encoderTraining(values: TextHyperparameters): EncoderTraining {
  const { modelKind, network, encoderSteps } = values;
  const isWanted = encoderSteps > 1 && modelKind === 'vae' && network !== 'topics';
  let state: NonNullable<SubjectMemory> = { isOn: isWanted, updates: 0, mutualInformation: null };
  return {
    extraSteps: () => (state.isOn ? encoderSteps - 1 : 0),
    scalars: (steps) => {
      const ofBoth = updateScalars(values, steps + 1);
      if (!isWanted) return ofBoth;
      // moments of the encoder are older than those of the decoder by the steps that it did alone
      return { ...ofBoth, encoderRate: updateScalars(values, state.updates + 1)['encoderRate']! };
    },
    stepped: () => {
      if (isWanted) state = { ...state, updates: state.updates + 1 };
    },
    restart: () => (state = { ...state, updates: 0 }),
    epochEnded: ({ mutualInformation }) => {
      if (!state.isOn || mutualInformation === undefined) return;
      const rises = state.mutualInformation === null || mutualInformation > state.mutualInformation;
      state = { ...state, isOn: rises, mutualInformation };
    },
    memory: () => (isWanted ? state : null),
    remember: (memory) => {
      if (isWanted && memory) state = memory;
    },
  };
}
