import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';

export const loss = 'epoch/validation/negativeElbo';
export const accuracy = 'epoch/validation/knnAccuracy';

/** A sweep with a dimension of every kind, one of them under a condition; changes are as in a file. */
export function exampleSweep(changes: Readonly<Record<string, unknown>> = {}): SweepDefinition {
  return sweepDefinitionSchema.parse({
    name: 'Example',
    space: [
      { name: 'network', kind: 'choice', values: ['dense', 'convolutional'] },
      {
        name: 'convolutionChannels',
        kind: 'choice',
        values: [[16, 32], [64]],
        when: { name: 'network', isOneOf: ['convolutional'] },
      },
      { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 32, log: true },
      { name: 'beta', kind: 'float', minimum: 0.1, maximum: 10 },
      { name: 'encoderWidths', kind: 'choice', values: [[512, 256], []] },
    ],
    objectives: [{ metric: loss, goal: 'minimize' }],
    sampler: { name: 'random' },
    trials: 100,
    seed: 3,
    ...changes,
  });
}

export function exampleTrial(number: number, changes: Partial<SweepTrial> = {}): SweepTrial {
  return {
    number,
    point: { network: 0, latentSize: 8, beta: 1, encoderWidths: 0 },
    runId: `run${number}`,
    outcome: 'finished',
    objectives: [],
    constraints: [],
    reports: [],
    ...changes,
  };
}
