import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { inSentence } from '#renderer/charts/plot-axis.ts';

/** What a sweep searches, for the middle of a sentence: “batch size, KL weight and latent dimensions”. */
export function searchedText({ space }: Pick<SweepDefinition, 'space'>): string {
  const labels = space.map(({ name }) => inSentence(hyperparameterRow(name).label));
  const last = labels.pop() ?? 'nothing';
  return labels.length > 0 ? `${labels.join(', ')} and ${last}` : last;
}
