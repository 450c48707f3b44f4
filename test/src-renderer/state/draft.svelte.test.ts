import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Preset } from '#shared/contract/run.ts';
import { Draft } from '#renderer/state/draft.svelte.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

const preset = (name: string, dataset: string, changes: Partial<Hyperparameters> = {}): Preset => ({
  name,
  title: `The ${name}`,
  description: 'For a test.',
  dataset,
  hyperparameters: { ...defaultHyperparameters, ...changes },
});
const presets = [
  preset('digits', 'mnist'),
  preset('wide digits', 'mnist', { latentSize: 20 }),
  preset('sentences', 'tatoeba-english', { network: 'recurrent', epochs: 4 }),
  preset('poems', 'quatrains', { network: 'transformer' }),
];

function drafted(name: string): Draft {
  const draft = new Draft();
  draft.usePreset(presets.find((one) => one.name === name)!);
  return draft;
}

describe('data of the other kind', () => {
  test('bring the values of the first preset of theirs, and a sentence that says so', () => {
    const draft = drafted('digits');
    expect(draft.useData(exampleTextData(), presets)).toBe(
      'Sentences holds texts: all values are now those of the preset “The sentences”.',
    );
    expect([draft.kind, draft.preset, draft.data, draft.form.values?.epochs]).toEqual([
      'texts',
      'sentences',
      'b'.repeat(64),
      4,
    ]);
    expect(draft.useData(exampleImages(), presets)).toContain('holds images');
    expect([draft.kind, draft.preset]).toEqual(['images', 'digits']);
  });

  test('of the same kind leave every value as it is', () => {
    const draft = drafted('poems');
    draft.type('epochs', '77');
    expect(draft.useData(exampleCorpus, presets)).toBeNull();
    expect([draft.data, draft.preset, draft.form.values?.epochs]).toEqual(['tatoeba-english', 'poems', 77]);
  });

  test('cannot be taken where there is no preset for them', () => {
    const draft = drafted('digits');
    expect(draft.useData(exampleTextData(), presets.slice(0, 2))).toBeNull();
    expect([draft.kind, draft.data]).toEqual(['images', null]);
  });
});

test('a preset of texts brings its own texts; one of images leaves the images that were chosen', () => {
  const draft = drafted('digits');
  draft.useData(exampleImages(), presets);
  draft.usePreset(presets[1]!);
  expect(draft.data).toBe('a'.repeat(64));
  draft.usePreset(presets[2]!);
  expect(draft.data).toBeNull();
  draft.useData(exampleTextData(), presets);
  draft.usePreset(presets[3]!);
  expect(draft.data).toBeNull();
});

describe('a draft like a run of texts', () => {
  const run = exampleRun({
    name: 'Short · seed 3',
    preset: 'sentences',
    datasetHash: 'b'.repeat(64),
    hyperparameters: { ...presets[2]!.hyperparameters, hiddenSize: 99, wordDropout: 0.5 },
  });

  test('has its data, its values and its name', () => {
    const draft = new Draft();
    draft.likeRun(run);
    expect([draft.kind, draft.data, draft.name]).toEqual(['texts', 'b'.repeat(64), 'Short (again)']);
    expect(draft.complete('b'.repeat(64))?.hyperparameters).toEqual(run.hyperparameters);
  });

  test('or is its language model, of the same size', () => {
    const draft = new Draft();
    draft.languageModelOf(run);
    expect(draft.form.values).toMatchObject({ modelKind: 'language-model', hiddenSize: 99, wordDropout: 0 });
    expect([draft.preset, draft.name, draft.data]).toEqual([null, 'Language model of Short · seed 3', 'b'.repeat(64)]);
    expect(draft.form.changed.size).toBe(0);
  });
});
