import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { checkSweep, sweepRequest } from '#renderer/state/sweep-draft-check.ts';
import { SweepDraft } from '#renderer/state/sweep-draft.svelte.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { aDataset, aSweep, fullSweep } from './a-sweep.ts';
import { exampleCorpus, exampleTextData } from './data-examples.ts';

const values = { ...defaultHyperparameters, epochs: 5, latentSize: 4, encoderWidths: [128] };
const quick: Preset = {
  name: 'mnist-quick',
  title: 'Quick',
  description: '',
  dataset: 'mnist',
  hyperparameters: values,
};
const hash = 'e'.repeat(64);

describe('a draft', () => {
  test('begins with a definition, and has changed nothing then', () => {
    const draft = new SweepDraft();
    expect(draft.useDefinition(fullSweep, [quick], 'full')).toEqual([]);
    expect(draft.written).toStrictEqual(fullSweep);
    expect(draft.form.changed.size).toBe(0);
    expect(draft.form.values).toMatchObject({ epochs: 5, trainingExamples: 6000, encoderWidths: [64, 32] });
    expect(draft.beganWith).toBe('full');
  });

  test('says what it left out', () => {
    const draft = new SweepDraft();
    const lost = draft.useDefinition(aSweep({ preset: 'gone', hyperparameters: { depth: 3 } }), [quick]);
    expect(lost).toHaveLength(2);
    expect(lost.join(' ')).toMatch(/“gone”.*“depth”/);
    expect(draft.written).toStrictEqual(aSweep());
  });

  test('begins with what another screen has, in whole', () => {
    const draft = new SweepDraft();
    const hyperparameters = { ...values, batchSize: 99 };
    draft.useBeginning({ definition: aSweep({ preset: 'mnist-quick' }), hyperparameters, datasetHash: hash }, [quick]);
    expect(draft.form.values).toEqual(hyperparameters);
    expect(draft.written).toMatchObject({ preset: 'mnist-quick', dataset: hash, hyperparameters: { batchSize: 99 } });
  });

  test('takes fixed values from a preset or a run, keeps the space, and lets the pruner end with the training', () => {
    const draft = new SweepDraft();
    const pruner = { name: 'asha', minimumResource: 1, maximumResource: 10 };
    draft.useDefinition(aSweep({ pruner, hyperparameters: { epochs: 10, batchSize: 7 } }), []);
    draft.usePreset(quick);
    expect(draft.written).toMatchObject({ preset: 'mnist-quick', hyperparameters: {}, space: aSweep().space });
    expect(draft.written['pruner']).toMatchObject({ maximumResource: 5 });
    const run = exampleRun({
      name: 'Mine',
      preset: 'mnist-quick',
      datasetHash: hash,
      hyperparameters: { ...values, beta: 3, epochs: 8 },
    });
    draft.useRun(run, [quick]);
    expect(draft.written).toMatchObject({
      preset: 'mnist-quick',
      dataset: hash,
      hyperparameters: { beta: 3, epochs: 8 },
    });
    expect(draft.baseName).toBe('the run Mine');
    draft.usePreset({ ...quick, hyperparameters: { ...values, validationExamples: 0 } });
    expect(draft.texts.objectives[0]?.metric).toBe('epoch/test/negativeElbo');
  });

  test('switches rows to be searched and back, and resets what was typed', () => {
    const draft = new SweepDraft();
    draft.useDefinition(aSweep(), []);
    draft.type('epochs', '77');
    expect([...draft.form.changed]).toEqual(['epochs']);
    draft.reset('epochs');
    draft.search('latentSize', true);
    draft.edit('latentSize', { maximum: '64' });
    draft.move('latentSize', -1);
    expect(draft.dimension('latentSize')).toMatchObject({ kind: 'integer', maximum: '64' });
    expect(draft.written['space']).toMatchObject([{ name: 'latentSize', maximum: 64 }, { name: 'beta' }]);
    draft.search('latentSize', false);
    expect(draft.written).toStrictEqual(aSweep());
  });
});

test('the start sends exactly the definition, with all values, the dataset and the workers', async () => {
  const bridge = new FakeBridge({});
  const ask = createAsk(bridge, new Notices());
  const draft = new SweepDraft();
  draft.useDefinition(fullSweep, [quick]);
  const checked = checkSweep(draft.texts, draft.form, draft.written, aDataset);
  const request = sweepRequest(checked, draft.form, hash, 2);
  await ask('sweeps:start', request!);
  expect(bridge.asked).toEqual([
    {
      name: 'sweeps:start',
      input: {
        definition: fullSweep,
        hyperparameters: { ...values, ...fullSweep.hyperparameters },
        datasetHash: hash,
        workers: 2,
      },
    },
  ]);
});

describe('data of the other kind', () => {
  const sentences: Preset = {
    name: 'sentences',
    title: 'Sentences',
    description: '',
    dataset: 'tatoeba-english',
    hyperparameters: { ...values, network: 'recurrent', validationExamples: 200 },
  };

  test('bring values for them, and end the search for what only the others have', () => {
    const draft = new SweepDraft();
    draft.useDefinition(fullSweep, [quick], 'full');
    const texts = exampleTextData();
    expect(draft.useData(texts, [quick, sentences], [aDataset, texts])).toBe(
      'Sentences holds texts: all values are now those of the preset “Sentences”. What does not matter for them is searched no longer.',
    );
    expect([draft.kind, draft.texts.dataset, draft.texts.preset]).toEqual(['texts', 'Sentences', 'sentences']);
    expect([draft.beganWith, draft.texts.name]).toEqual([null, 'Sweep of Sentences']); // no longer the one that ships
    expect(draft.texts.dimensions.map(({ name }) => name)).not.toContain('convolutionChannels');
    const { issues } = checkSweep(draft.texts, draft.form, draft.written, texts);
    expect(issues).toEqual([]);
  });

  test('of the same kind change the data alone', () => {
    const draft = new SweepDraft();
    draft.usePreset(sentences);
    expect(draft.texts.dataset).toBe('tatoeba-english');
    const dimensions = draft.texts.dimensions;
    expect(draft.useData(exampleTextData(), [quick, sentences], [])).toBeNull();
    expect(draft.texts.dataset).toBe('b'.repeat(64)); // no name tells it apart
    expect(draft.useData(exampleCorpus, [quick, sentences], [])).toBeNull();
    expect([draft.texts.dataset, draft.texts.dimensions]).toEqual(['tatoeba-english', dimensions]);
  });
});
