import { sweepDefinitionSchema, sweepIdSchema } from '#shared/contract/sweep.ts';
import { describe, expect, it } from 'vitest';

const smallest = {
  name: 'A sweep',
  space: [{ name: 'beta', kind: 'float', minimum: 0, maximum: 4 }],
  objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
  sampler: { name: 'tpe' },
  trials: 10,
};

/** What is wrong with the smallest sweep when it is changed so, each with its place. */
function mistakes(changes: object): readonly string[] {
  const { error } = sweepDefinitionSchema.safeParse({ ...smallest, ...changes });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

const network = { name: 'network', kind: 'choice', values: ['dense', 'convolutional'] };
const channels = (when: object) => ({ name: 'convolutionChannels', kind: 'choice', values: [[16], [16, 32]], when });

describe('sweepDefinitionSchema', () => {
  it('takes a sweep that says no more than it must, and gives it the defaults', () => {
    expect(sweepDefinitionSchema.parse(smallest)).toEqual({
      ...smallest,
      hyperparameters: {},
      space: [{ ...smallest.space[0], log: false }],
      constraints: [],
      pruner: { name: 'none' },
      seed: 0,
    });
  });

  it('takes every kind of dimension, conditions on conditions, and bounds that are equal', () => {
    const space = [
      network,
      channels({ name: 'network', isOneOf: ['convolutional'] }),
      {
        name: 'latentSize',
        kind: 'integer',
        minimum: 8,
        maximum: 8,
        log: true,
        when: { name: 'convolutionChannels', isOneOf: [[16, 32]] },
      },
      { name: 'batchSize', kind: 'choice', values: [32, 128] },
      { name: 'sigma', kind: 'float', minimum: 0.01, maximum: 1, log: true },
    ];
    expect(mistakes({ space })).toEqual([]);
  });

  it.each([
    ['median', { startupTrials: 5, warmupSteps: 0, interval: 1 }, {}],
    ['percentile', { percentile: 25, startupTrials: 5, warmupSteps: 0, interval: 1 }, { percentile: 25 }],
    ['patience', { patience: 3, minDelta: 0 }, { patience: 3 }],
    ['threshold', { upper: 200, warmupSteps: 0 }, { upper: 200 }],
    ['asha', { minimumResource: 1, maximumResource: 9, reductionFactor: 3, synchronous: false }, { minimumResource: 1, maximumResource: 9 }], // prettier-ignore
    ['hyperband', { minimumResource: 1, maximumResource: 9, reductionFactor: 3, synchronous: false }, { minimumResource: 1, maximumResource: 9 }], // prettier-ignore
  ])('gives the pruner %s its defaults', (name, whole, given) => {
    expect(sweepDefinitionSchema.parse({ ...smallest, pruner: { name, ...given } }).pruner).toEqual({ name, ...whole });
  });

  it('takes several objectives where the sampler can search for them, and final ones without a pruner', () => {
    const objectives = [
      { metric: 'final/test/negativeElbo', goal: 'minimize' },
      { metric: 'final/test/knnAccuracy', goal: 'maximize' },
    ];
    for (const name of ['tpe', 'nsga2', 'random', 'quasi-random', 'grid']) {
      expect(mistakes({ objectives, sampler: { name } })).toEqual([]);
    }
    for (const name of ['gaussian-process', 'cma-es']) {
      expect(mistakes({ objectives, sampler: { name } })).toEqual([
        `sampler: ${name} searches for one objective; use tpe or nsga2 for 2`,
      ]);
      expect(mistakes({ sampler: { name } })).toEqual([]);
    }
  });

  it.each([
    ['an unknown row', { name: 'betta', kind: 'float', minimum: 0, maximum: 1 }, 'there is no hyperparameter "betta"'],
    ['the seed', { name: 'seed', kind: 'integer', minimum: 0, maximum: 9 }, 'seed: a sweep looks for settings, not for lucky seeds'], // prettier-ignore
    ['a minimum that the row does not allow', { name: 'latentSize', kind: 'integer', minimum: 0, maximum: 9 }, 'Latent dimensions: expected a whole number from 1 to 1024, got 0.'], // prettier-ignore
    ['a maximum that the row does not allow', { name: 'sigma', kind: 'float', minimum: 0.1, maximum: 11 }, 'Standard deviation: expected a number from 0.0025 to 10, got 11.'], // prettier-ignore
    ['a value that the row does not allow', { name: 'activation', kind: 'choice', values: ['relu', 'relu6'] }, 'Activation: expected one of relu, tanh, softplus, got "relu6".'], // prettier-ignore
    ['a width that the row does not allow', { name: 'encoderWidths', kind: 'choice', values: [[64], [0]] }, 'Encoder layers: expected at most 12 whole numbers from 1 to 16384, separated by commas, got [0].'], // prettier-ignore
    ['a value twice', { name: 'encoderWidths', kind: 'choice', values: [[64, 32], [64], [64, 32]] }, 'encoderWidths: a value is there twice'], // prettier-ignore
    ['a range of a choice', { name: 'activation', kind: 'integer', minimum: 0, maximum: 1 }, 'activation: expected kind "choice", got "integer"'], // prettier-ignore
    ['a range of widths', { name: 'encoderWidths', kind: 'integer', minimum: 8, maximum: 64 }, 'encoderWidths: expected kind "choice", got "integer"'], // prettier-ignore
    ['a float of an integer', { name: 'latentSize', kind: 'float', minimum: 2, maximum: 9 }, 'latentSize: expected kind "integer", got "float"'], // prettier-ignore
    ['a minimum above the maximum', { name: 'beta', kind: 'float', minimum: 2, maximum: 1 }, 'beta: the minimum 2 is above the maximum 1'], // prettier-ignore
    ['a logarithm from 0', { name: 'beta', kind: 'float', minimum: 0, maximum: 1, log: true }, 'beta: a log scale needs a minimum above 0, got 0'], // prettier-ignore
  ])('refuses %s', (_, dimension, message) => {
    expect(mistakes({ space: [network, dimension] })).toEqual([`space.1: ${message}`]);
  });

  it('refuses a row that is searched twice', () => {
    const space = [smallest.space[0], network, smallest.space[0]];
    expect(mistakes({ space })).toEqual(['space.2: beta is searched twice']);
  });

  it('finds all mistakes of a space at once', () => {
    const space = [network, { ...network, name: 'betta' }, { ...network, name: 'seed' }];
    expect(mistakes({ space })).toHaveLength(2);
  });

  it.each([
    ['missing', []],
    ['later', [network]],
    ['itself', [], 'convolutionChannels'],
    ['no choice', [], 'latentSize'],
  ])('refuses a condition on a dimension that is %s', (_, later, name = 'network') => {
    const size = { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 9 };
    const space = [size, channels({ name, isOneOf: ['dense'] }), ...later];
    const message = `convolutionChannels: its condition needs an earlier dimension "${name}" of kind "choice"`;
    expect(mistakes({ space })).toEqual([`space.1: ${message}`]);
  });

  it('refuses a condition on a value that is never taken', () => {
    const space = [network, channels({ name: 'network', isOneOf: ['dense', 'conv'] })];
    expect(mistakes({ space })).toEqual(['space.1: convolutionChannels: "network" is never "conv"']);
  });

  it('refuses a pruner where the first objective is not measured every epoch', () => {
    const objectives = [{ metric: 'final/test/negativeElbo', goal: 'minimize' }, ...smallest.objectives];
    expect(mistakes({ objectives, pruner: { name: 'median' } })).toEqual([
      'pruner: a pruner needs a first objective that is measured every epoch, such as epoch/validation/negativeElbo',
    ]);
    expect(mistakes({ objectives: objectives.toReversed(), pruner: { name: 'median' } })).toEqual([]);
  });

  it('says which option of a pruner or a grid is wrong', () => {
    const halving = { minimumResource: 9, maximumResource: 3 };
    for (const name of ['asha', 'hyperband']) {
      expect(mistakes({ pruner: { name, ...halving } })).toEqual([
        'pruner.minimumResource: minimumResource 9 is above maximumResource 3',
      ]);
    }
    expect(mistakes({ pruner: { name: 'threshold', lower: 2, upper: 1 } })).toEqual([
      'pruner.lower: the lower threshold 2 is above the upper one 1',
    ]);
    expect(mistakes({ space: [network], sampler: { name: 'grid', levels: { network: 3 } } })).toEqual([
      'sampler.levels.network: "network" is no numeric dimension',
    ]);
  });

  it('refuses a constraint without a bound', () => {
    expect(mistakes({ constraints: [{ metric: 'epoch/validation/kl' }] })).toEqual([
      'constraints.0: expected "atLeast", "atMost" or both',
    ]);
    expect(mistakes({ constraints: [{ metric: 'epoch/validation/kl', atMost: 9 }] })).toEqual([]);
  });

  it.each([
    ['trails', { trails: 5 }],
    ['step', { space: [{ ...smallest.space[0], step: 0.1 }] }],
    ['weight', { objectives: [{ ...smallest.objectives[0], weight: 2 }] }],
    ['gamma', { sampler: { name: 'tpe', gamma: 0.1 } }],
    ['levels', { sampler: { name: 'random', levels: { beta: 3 } } }],
    ['patience', { pruner: { name: 'median', patience: 3 } }],
  ])('names the unknown key %s', (key, changes) => {
    expect(mistakes(changes).join()).toContain(`"${key}"`);
  });

  it.each([
    ['trials', { trials: undefined }],
    ['trials', { trials: 0 }],
    ['trials', { trials: 2.5 }],
    ['trials', { trials: NaN }],
    ['space', { space: [] }],
    ['space.0.values', { space: [{ ...network, values: [] }] }],
    ['space.0.minimum', { space: [{ ...smallest.space[0], minimum: NaN }] }],
    ['space.0.maximum', { space: [{ ...smallest.space[0], maximum: Infinity }] }],
    ['objectives', { objectives: [] }],
    ['objectives.0.metric', { objectives: [{ metric: 'loss', goal: 'minimize' }] }],
    ['sampler.name', { sampler: { name: 'annealing' } }],
    ['pruner.reductionFactor', { pruner: { name: 'asha', minimumResource: 1, maximumResource: 9, reductionFactor: 1 } }], // prettier-ignore
    ['seed', { seed: -1 }],
    ['name', { name: '' }],
  ])('refuses at %s: %j', (place, changes) => {
    expect(mistakes(changes)).toEqual([expect.stringMatching(new RegExp(`^${place}: `))]);
  });
});

describe('sweepIdSchema', () => {
  it('takes ids as they are made, and nothing that could be a path', () => {
    expect(sweepIdSchema.safeParse('20261124abcd').success).toBe(true);
    for (const id of ['', 'short', '../20261124abcd', '20261124ABCD', 'a'.repeat(33)]) {
      expect(sweepIdSchema.safeParse(id).success).toBe(false);
    }
  });
});
