import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { packedText } from '#shared/contract/packed-texts.ts';
import type { TextAnswer, TextRequest } from '#shared/contract/text-work.ts';
import type { Job, MessageFromWorker } from '#shared/contract/training-messages.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { builtWorker } from '../real-worker.ts';

const content = exampleTexts({ train: 600, test: 100 });
const directory = mkdtempSync(join(tmpdir(), 'vae-mining-')); // of all tests here, which share what was trained
const sizes = { hiddenSize: 32, embeddingSize: 16, latentSize: 4, validationExamples: 0 };
const rates = { encoderLearningRate: 0.02, decoderLearningRate: 0.02, optimizer: 'adam' } as const;
const run = {
  hyperparameters: quickTextHyperparameters({ engine: 'wasm', epochs: 8, beta: 0.2, ...sizes, ...rates }),
  datasetDirectory: join(directory, 'data'),
  runDirectory: join(directory, 'run'),
};
const topics = {
  ...run,
  hyperparameters: quickTextHyperparameters({
    engine: 'wasm',
    network: 'topics',
    encoderWidths: [16],
    epochs: 20,
    ...sizes,
    ...rates,
  }),
  runDirectory: join(directory, 'topics'),
};

/** A process that trained both models, as those of the app do. */
async function worker() {
  const workers = warmWorkers(startChildProcessWorker(await builtWorker()));
  const done = async (job: Job) => {
    const handle = workers.start();
    const messages: MessageFromWorker[] = [];
    handle.onMessage((message) => void messages.push(message));
    handle.send({ type: 'start', job });
    await handle.exited;
    return messages;
  };
  const ask = async <K extends TextAnswer['kind']>(
    places: typeof run,
    request: Extract<TextRequest, { readonly kind: K }>,
  ): Promise<Extract<TextAnswer, { readonly kind: K }>> => {
    const checkpointDirectory = latestCheckpoint(places.runDirectory).checkpoint!.directory;
    const messages = await done({ ...places, kind: 'text', checkpointDirectory, request });
    const found = messages.flatMap((message) => {
      return message.type === 'result' && message.result.kind === 'text' ? [message.result.answer] : [];
    });
    if (found[0]?.kind !== request.kind) throw new Error(`no answer, but ${JSON.stringify(messages.at(-1))}`);
    return found[0] as Extract<TextAnswer, { readonly kind: K }>; // just compared
  };
  return { done, ask, close: workers.close };
}

beforeAll(async () => {
  writeExampleTexts(run.datasetDirectory, content);
  const { done, close } = await worker();
  for (const places of [run, topics]) await done({ ...places, kind: 'train', resumeFrom: null });
  await close();
}, 120_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function asking() {
  const { ask, close } = await worker();
  onTestFinished(close);
  return ask;
}

const isQuestion = (text: string) => text.endsWith('?');

test('neighbors of a text by its code are texts of its kind', { timeout: 60_000 }, async () => {
  const ask = await asking();
  let alike = 0;
  for (const text of content.splits.test.texts.slice(0, 10)) {
    const { byCode, byWords } = await ask(run, { kind: 'neighbors', text, count: 10, label: null });
    expect([byCode.length, byWords.length]).toEqual([10, 10]);
    alike += byCode.filter((near) => isQuestion(near.text) === isQuestion(text)).length;
  }
  expect(alike).toBeGreaterThan(80); // 50 by chance
});

test('clusters and map are of all texts, and agree with each other', { timeout: 60_000 }, async () => {
  const ask = await asking();
  const clusters = await ask(run, { kind: 'clusters', clusters: 2, examples: 2, seed: 1, seeds: 2 });
  expect(clusters).toMatchObject({ texts: 600, heldOutTexts: 100, seeds: 2 });
  const map = await ask(run, { kind: 'map', clusters: 2, seed: 1 });
  expect(map.points.data).toBeInstanceOf(Float32Array); // after it has crossed from one process to another
  expect(map.clusterOf.data).toBeInstanceOf(Uint8Array);
  expect(map.texts.ends).toHaveLength(700);
  const both = [...content.splits.train.texts, ...content.splits.test.texts];
  for (const i of [0, 599, 600, 699]) expect(packedText(map.texts, i)).toBe(both[i]);
  expect(map.clusters.map(({ words }) => words)).toEqual(
    expect.arrayContaining(clusters.clusters.map(({ words }) => words)),
  );
  const inTraining = [0, 1].map(
    (cluster) => map.clusterOf.data.subarray(0, 600).filter((one) => one === cluster).length,
  );
  expect(inTraining.sort((a, b) => b - a)).toEqual(clusters.clusters.map(({ size }) => size));
  expect(map.explained[0] + map.explained[1]).toBeGreaterThan(0.5); // two of four dimensions have half by chance
  expect(clusters.byWords.agreement!.purity.mean).toBe(1);
  expect(clusters.byCode.agreement!.purity.mean).toBeGreaterThan(clusters.atRandom.agreement!.purity.mean);
});

test('duplicates are compared by the words of the texts', { timeout: 60_000 }, async () => {
  const ask = await asking();
  const all = await ask(run, { kind: 'duplicates', threshold: 1, groups: 5 });
  expect(all).toMatchObject({ trainingTexts: 600, groupCount: 0, equalTexts: 0 });
  const loose = await ask(run, { kind: 'duplicates', threshold: 0.4, groups: 5 });
  expect(loose.duplicateTexts).toBeGreaterThan(100);
});

test('topics are shown beside baselines, of a model that has some', { timeout: 60_000 }, async () => {
  const ask = await asking();
  const answer = await ask(topics, { kind: 'topics', words: 5, seed: 1, seeds: 2 });
  expect(answer.topics).toHaveLength(4);
  for (const { words, coherence } of answer.topics) {
    expect(new Set(words).size).toBe(5);
    expect(Math.abs(coherence)).toBeLessThanOrEqual(1);
  }
  expect(answer.byWords.coherence.mean).toBeGreaterThan(answer.atRandom.coherence.mean);
  await expect(ask(run, { kind: 'topics', words: 5, seed: 1, seeds: 1 })).rejects.toThrow(/choose a run/);
});
