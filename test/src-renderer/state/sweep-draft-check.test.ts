import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { readFixed } from '#renderer/state/sweep-draft.ts';
import type { SweepTexts } from '#renderer/state/sweep-draft.ts';
import { rowPlace, sweepRequest } from '#renderer/state/sweep-draft-check.ts';
import { patched } from '#renderer/state/sweep-draft-space.ts';
import { aDataset, aSweep, checkedFrom, fullSweep, textsOf } from './a-sweep.ts';
import { exampleTextData } from './data-examples.ts';

const plain = textsOf(aSweep());
const fixed = (values: object) => ({ ...plain, fixed: { ...plain.fixed, ...values } });

/** What is wrong with the plain sweep when it is changed so, by place. */
function issues(changes: Partial<SweepTexts>): Record<string, string> {
  const checked = checkedFrom({ ...plain, ...changes });
  return Object.fromEntries(checked.issues.map(({ place, message }) => [place, message]));
}

test('a sweep that can start is the definition itself', () => {
  expect(checkedFrom(plain)).toEqual({ definition: aSweep(), issues: [] });
  expect(checkedFrom(textsOf(fullSweep)).issues).toEqual([]);
});

describe('what is wrong stands at its row', () => {
  test('in the words of the contract, with the label of the row', () => {
    const bad = patched(plain.dimensions, 'beta', { minimum: '5' });
    expect(issues({ dimensions: bad })).toEqual({
      [rowPlace('beta')]: 'KL weight: the minimum 5 is above the maximum 4',
    });
    const log = patched(plain.dimensions, 'beta', { minimum: '0', log: true });
    expect(issues({ dimensions: log })[rowPlace('beta')]).toContain('a log scale needs a minimum above 0');
    const full = textsOf(fullSweep).dimensions;
    const outside = patched(full, 'batchSize', { list: '32, 0' });
    expect(issues({ dimensions: outside })).toEqual({
      [rowPlace('batchSize')]: 'Batch size: expected a whole number from 1 to 65536, got 0.',
    });
    const late = full.toReversed();
    expect(issues({ dimensions: late })[rowPlace('convolutionChannels')]).toContain('needs an earlier dimension');
  });

  test('also while something else cannot even be read', () => {
    const bad = patched(plain.dimensions, 'beta', { minimum: '5' });
    const all = issues({ dimensions: bad, trials: 'many', name: ' ' });
    expect(Object.keys(all).toSorted()).toEqual([rowPlace('beta'), 'sweep-name', 'sweep-trials']);
    expect(all['sweep-trials']).toBe('Trials: expected a whole number from 1 to 1,000,000, got “many”.');
  });

  test('a bound that is no number', () => {
    expect(issues({ dimensions: patched(plain.dimensions, 'beta', { maximum: 'x' }) })).toEqual({
      [rowPlace('beta')]: 'KL weight: expected numbers as minimum and maximum, got “x”.',
    });
  });

  test('a fixed value, an empty space, a seed', () => {
    expect(issues(fixed({ epochs: '0' }))[rowPlace('epochs')]).toContain('Epochs: expected a whole number');
    expect(issues({ dimensions: [] })).toEqual({ space: 'Choose at least one row to be searched.' });
    expect(Object.keys(issues({ seed: '-1' }))).toEqual(['sweep-seed']);
  });

  test('a sampler and a pruner that do not fit, and their options', () => {
    const objectives = fullSweep.objectives;
    expect(issues({ objectives, sampler: { ...plain.sampler, name: 'cma-es' } })['sampler']).toContain('one objective');
    const final = [{ metric: 'final/test/loss', goal: 'minimize' }] as const;
    expect(issues({ objectives: final, pruner: { ...plain.pruner, name: 'median' } })['pruner']).toContain(
      'every epoch',
    );
    const options = { ...plain.pruner.options, minimumResource: '9', maximumResource: '3' };
    expect(issues({ pruner: { ...plain.pruner, name: 'asha', options } })).toEqual({
      'pruner-minimumResource': 'minimumResource 9 is above maximumResource 3',
    });
    const half = { ...plain.sampler, options: { startupTrials: '1.5' } };
    expect(Object.keys(issues({ sampler: half }))).toEqual(['sampler-startupTrials']);
    const grid = { name: 'grid', options: {}, levels: { beta: '0' } } as const;
    expect(Object.keys(issues({ sampler: grid }))).toEqual(['levels-beta']);
  });

  test('a constraint without a bound or with one that is no number', () => {
    const constraint = { metric: 'epoch/validation/kl', atLeast: '', atMost: '' } as const;
    expect(issues({ constraints: [constraint] })['constraint-0']).toContain('a lower bound, an upper bound or both');
    expect(
      issues({
        constraints: [
          { ...constraint, atLeast: '5' },
          { ...constraint, atMost: 'x' },
        ],
      }),
    ).toEqual({
      'constraint-1': 'Constraint: expected a number, got “x”.',
    });
  });
});

describe('what would make every trial fail', () => {
  test('is a metric that is not measured', () => {
    const all = issues({ ...fixed({ validationExamples: '0' }) });
    expect(all['objective-0']).toBe(
      '“−ELBO, validation split, every epoch” is not measured: “Validation examples” is 0.',
    );
  });

  test('is a dataset that is not there, or is too small', () => {
    expect(checkedFrom(plain, null).issues).toEqual([{ place: 'sweep-dataset', message: 'Import a dataset first.' }]);
    expect(checkedFrom({ ...plain, dataset: 'Faces' }, null).issues[0]?.message).toContain('no dataset “Faces”');
    const { splits } = aDataset;
    const small = { ...aDataset, splits: { ...splits, train: { ...splits.train, count: 5000 } } };
    expect(checkedFrom(plain, small).issues[0]).toMatchObject({ place: rowPlace('validationExamples') });
  });

  test('is a network that does not fit the images, unless it is searched', () => {
    const deep = { network: 'convolutional', convolutionChannels: '8, 8, 8, 8, 8, 8' };
    expect(Object.keys(issues(fixed(deep)))).toEqual([rowPlace('convolutionChannels')]);
    const dimensions = textsOf(fullSweep).dimensions;
    expect(issues({ ...fixed(deep), dimensions })).toEqual({});
  });

  test('is a model of texts that cannot be, or one of images where the data are texts', () => {
    const topics = fixed({ network: 'topics', encoderWidths: '', validationExamples: '500' });
    expect(checkedFrom({ ...plain, ...topics }, exampleTextData()).issues).toMatchObject([
      { place: rowPlace('encoderWidths'), message: /^Encoder layers: a topic model expects/ },
    ]);
    const dense = checkedFrom({ ...plain, ...fixed({ validationExamples: '500' }) }, exampleTextData()).issues;
    expect(dense.map(({ place }) => place)).toEqual([rowPlace('network')]);
  });
});

test('a request has every value that trials begin with, also under a row that is searched', () => {
  const texts = textsOf(fullSweep);
  const request = sweepRequest(checkedFrom(texts), readFixed(texts, defaultHyperparameters), 'f'.repeat(64), 2);
  expect(request).toEqual({
    definition: fullSweep,
    hyperparameters: { ...defaultHyperparameters, ...fullSweep.hyperparameters },
    datasetHash: 'f'.repeat(64),
    workers: 2,
  });
  expect(sweepRequest(checkedFrom(texts), readFixed(texts, defaultHyperparameters), null, 2)).toBeNull();
});
