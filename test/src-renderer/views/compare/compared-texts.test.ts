import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { TextSamples } from '#shared/contract/run.ts';
import { missingWords, reconstructionTables, rowCount, sampleTable } from '#renderer/views/compare/compared-texts.ts';
import type { WrittenByRun } from '#renderer/views/compare/compared-texts.ts';

const nothing: TextSamples = { inputs: [], reconstructions: [], prior: [], interpolation: [], topics: [] };

function written(id: string, samples: Partial<TextSamples>, changes: Partial<Hyperparameters> = {}): WrittenByRun {
  return {
    run: { id, hyperparameters: { ...defaultHyperparameters, network: 'recurrent', ...changes } },
    look: { title: `run ${id}`, color: '#000', dash: [] },
    epoch: 3,
    samples: { ...nothing, ...samples },
  };
}

const a = written('a', { inputs: ['x', 'y'], reconstructions: ['ax', 'ay'], prior: ['p', 'q', 'r'] });
const b = written('b', { inputs: ['x', 'y'], reconstructions: ['bx', ''], prior: ['s'] });
const other = written('c', { inputs: ['x', '<unknown>'], reconstructions: ['cx', 'cy'] });
const model = written('d', { inputs: ['x', 'y'], prior: ['t'] }, { modelKind: 'language-model' });
const topics = written('e', { inputs: ['x'], topics: [['cat', 'dog']] }, { network: 'topics' });

test('runs that read the same texts stand in one table, others in their own', () => {
  const tables = reconstructionTables([a, b, other, model]);
  expect(tables.map(({ inputs, columns }) => [inputs, columns.map(({ id }) => id)])).toEqual([
    [
      ['x', 'y'],
      ['a', 'b'],
    ],
    [['x', '<unknown>'], ['c']],
  ]);
  expect(tables[0]?.columns[1]?.texts).toEqual(['bx', '']);
});

test('what is written without an input has a column a run, topics as their words', () => {
  const table = sampleTable([a, b, model, topics])!;
  expect(table.columns.map(({ texts }) => texts)).toEqual([['p', 'q', 'r'], ['s'], ['t'], ['cat, dog']]);
  expect([table.inputs, rowCount(table)]).toEqual([null, 3]);
  expect(sampleTable([written('f', {})])).toBeNull();
});

test('a run that stands in no table is told why', () => {
  expect(missingWords([a, model, topics], 'reconstructions').map(({ title }) => title)).toEqual(['run d', 'run e']);
  expect(missingWords([a, model, topics], 'prior')).toEqual([]);
  const [autoencoder] = missingWords([written('g', { reconstructions: ['z'] }, { modelKind: 'ae' })], 'prior');
  expect(autoencoder?.words).toContain('no prior');
});
