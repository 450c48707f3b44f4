export interface OptimizerSpecification {
  readonly optimizer: 'adam' | 'rmsprop' | 'momentum' | 'sgd';
  readonly encoderLearningRate: number;
  readonly decoderLearningRate: number;
  readonly momentum: number;
  readonly rmspropDecay: number;
  readonly adamBeta1: number;
  readonly adamBeta2: number;
  readonly optimizerEpsilon: number;
  /** Largest joint norm of all gradients; 0 means no clipping. */
  readonly gradientClipNorm: number;
}

export type SlotName = 'firstMoment' | 'secondMoment' | 'velocity';

/** What each optimizer remembers of a parameter besides the parameter itself. */
export const slotNames: Readonly<Record<OptimizerSpecification['optimizer'], readonly SlotName[]>> = {
  adam: ['firstMoment', 'secondMoment'],
  rmsprop: ['secondMoment'],
  momentum: ['velocity'],
  sgd: [],
};
