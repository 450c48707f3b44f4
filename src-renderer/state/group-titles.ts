import type { HyperparameterGroup } from '#shared/contract/hyperparameters.ts';

export const groupTitles: readonly { readonly group: HyperparameterGroup; readonly title: string }[] = [
  { group: 'data', title: 'Data' },
  { group: 'model', title: 'Model' },
  { group: 'objective', title: 'Objective' },
  { group: 'optimizer', title: 'Optimizer' },
  { group: 'training', title: 'Training' },
];
