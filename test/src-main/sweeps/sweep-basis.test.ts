import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionOf } from '#main/sweeps/sweep-basis.ts';
import { exampleHash, exampleManifest, temporaryWorkspace } from '../storage/example-workspace.ts';
import { exampleSweep } from './example-sweep.ts';

function ask(hyperparameters: Readonly<Record<string, unknown>>, datasetHash = exampleHash) {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const basis = { hyperparameters: { ...defaultHyperparameters, epochs: 7 }, datasetHash, workers: 1 };
  return sweepDefinitionOf(workspace, exampleSweep({ hyperparameters }), basis);
}

test('every value is spelled out, those of the definition above the others', () => {
  const { hyperparameters, dataset } = ask({ batchSize: 16 });
  expect(hyperparameters).toEqual({ ...defaultHyperparameters, epochs: 7, batchSize: 16 });
  expect(dataset).toBe(exampleHash);
});

test('a value that is not allowed is refused with its row, and so is data that is not there', () => {
  expect(() => ask({ batchSize: 0 })).toThrow('batchSize: Batch size: expected a whole number from 1');
  expect(() => ask({ batchsize: 16 })).toThrow('batchsize: there is no such hyperparameter');
  expect(() => ask({}, 'b'.repeat(64))).toThrow(`There is no dataset ${'b'.repeat(64)}`);
});

test('texts need a network for texts, and are refused with another before any trial begins', () => {
  const workspace = temporaryWorkspace();
  const basis = { hyperparameters: defaultHyperparameters, workers: 1 };
  const split = { count: 2, classCounts: [], characters: 9 };
  const { formatVersion, hash, source, importedAt } = exampleManifest;
  workspace.datasets.insert({
    ...{ formatVersion, hash, source, importedAt, name: 'Poems', kind: 'texts', language: 'en', classes: [] },
    splits: { train: split, test: split },
    leftOut: { empty: 0, duplicates: 0 },
  });
  const ask = (network: string) =>
    sweepDefinitionOf(workspace, exampleSweep({ hyperparameters: { network } }), { ...basis, datasetHash: hash });
  expect(() => ask('dense')).toThrow('"Poems" holds texts; images are expected here.');
  expect(ask('recurrent')).toMatchObject({ dataset: hash, hyperparameters: { network: 'recurrent' } });
});
