import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { betaAt } from '#shared/schedules/beta-schedule.ts';

type Choices = Pick<
  Hyperparameters,
  'network' | 'modelKind' | 'pretrainingEpochs' | 'betaSchedule' | 'betaWarmupEpochs' | 'beta' | 'betaCycles' | 'epochs'
>;

/** First epochs that train an autoencoder, before the decoder begins anew; a topic model and images have none. */
export function pretrainingEpochs({ network, modelKind, pretrainingEpochs: epochs }: Choices): number {
  return modelKind === 'vae' && (network === 'recurrent' || network === 'transformer') ? epochs : 0;
}

/** After so many epochs β has its end value for the first time, and figures of epochs can be compared. */
export function warmUpEpochs(values: Choices): number {
  const ramp = values.modelKind === 'vae' && values.betaSchedule === 'linear' ? values.betaWarmupEpochs : 0;
  return pretrainingEpochs(values) + ramp;
}

/** The weight of the KL term after so many epochs: 0 in the first ones where they train an autoencoder. */
export function trainingBeta(values: Choices, epochFraction: number): number {
  const before = pretrainingEpochs(values);
  if (epochFraction < before) return 0;
  return betaAt({ ...values, epochs: values.epochs - before }, epochFraction - before);
}
