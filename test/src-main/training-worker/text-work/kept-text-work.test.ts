import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { TextJob } from '#shared/contract/training-messages.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { readVocabulary, writeVocabulary } from '#main/tokenization/vocabulary-file.ts';
import { createControls } from '#main/training-worker/controls.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { createKeptTextWork } from '#main/training-worker/text-work/kept-text-work.ts';
import { trainRun } from '#main/training-worker/train-run.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

/** The folder of a run of one epoch and of its data. */
async function trained(): Promise<string> {
  const directory = temporaryDirectory();
  writeExampleTexts(join(directory, 'data'));
  const job = { ...anyJob(directory), kind: 'train', resumeFrom: null } as const;
  await trainRun(job, { engine, port: recordingPort(), controls: createControls() });
  return directory;
}

function anyJob(directory: string) {
  const hyperparameters = quickTextHyperparameters({ epochs: 1, modelKind: 'language-model' });
  return { hyperparameters, datasetDirectory: join(directory, 'data'), runDirectory: join(directory, 'run') };
}

function textJob(directory: string): TextJob {
  const request = { kind: 'interpolate', from: 'a', to: 'b', steps: 2, path: 'linear', label: null } as const;
  return {
    ...anyJob(directory),
    kind: 'text',
    checkpointDirectory: latestCheckpoint(join(directory, 'run')).checkpoint!.directory,
    request: { ...request, strategy: { kind: 'greedy' }, seed: 1 },
  };
}

test('opens the weights of the checkpoint, and the same model for the next request', async () => {
  const directory = await trained();
  const kept = createKeptTextWork();
  const work = kept.open(textJob(directory), engine, createPreparedDatasets());
  const { tensors } = latestCheckpoint(join(directory, 'run')).checkpoint!;
  expect(tensors).toMatchObject(work.runner.readState());
  expect(kept.open(textJob(directory), engine, createPreparedDatasets())).toBe(work);
  kept.forget();
  expect(kept.open(textJob(directory), engine, createPreparedDatasets())).not.toBe(work);
});

test('needs no dataset until somebody asks for it', async () => {
  const directory = await trained();
  const work = createKeptTextWork().open(
    { ...textJob(directory), datasetDirectory: join(directory, 'none') },
    engine,
    createPreparedDatasets(),
  );
  expect(work.tokenizer.encode('Ann likes soup.')).toHaveLength(4);
  expect(() => work.dataset()).toThrow(expect.objectContaining({ code: 'dataset/not-found' }) as Error);
});

test('a vocabulary of another model, and none at all, name the file', async () => {
  const directory = await trained();
  const file = join(directory, 'run', 'vocabulary.json');
  const vocabulary = readVocabulary(file);
  const opening = () => createKeptTextWork().open(textJob(directory), engine, createPreparedDatasets());
  writeVocabulary(file, { ...vocabulary, tokens: vocabulary.tokens.slice(0, -1) });
  expect(opening).toThrow(/vocabulary\.json has \d+ tokens, the model was trained with \d+/);
  rmSync(file);
  expect(opening).toThrow(expect.objectContaining({ code: 'file/invalid' }) as Error);
  writeVocabulary(file, vocabulary);
  expect(opening).not.toThrow();
});
