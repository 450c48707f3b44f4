import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TextAnswer, TextRequest } from '#shared/contract/text-work.ts';
import type { GenerateRequest } from '#shared/contract/text-writing.ts';
import type { Job, MessageFromWorker } from '#shared/contract/training-messages.ts';
import { latestCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import type { WorkerHandle } from '#main/training-host/training-host.ts';
import { warmWorkers } from '#main/training-host/warm-workers.ts';
import { exampleTexts, quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { builtWorker } from '../real-worker.ts';

const generate: GenerateRequest = {
  kind: 'generate',
  from: { kind: 'prior' },
  count: 100,
  label: null,
  strategy: { kind: 'sample', temperature: 1 },
  seed: 1,
  allowUnknown: false,
  measures: 'shown',
};

/** A model of the example texts that has learned them, and a way to ask it. */
async function trained(engine: 'native' | 'wasm', epochs: number) {
  const directory = temporaryDirectory();
  const content = exampleTexts({ train: 600, test: 100 });
  writeExampleTexts(join(directory, 'data'), content);
  const sizes = { hiddenSize: 32, embeddingSize: 16, latentSize: 4, validationExamples: 0 };
  const rates = { encoderLearningRate: 0.02, decoderLearningRate: 0.02, optimizer: 'adam' } as const;
  const places = {
    hyperparameters: quickTextHyperparameters({ engine, epochs, ...sizes, ...rates }),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
  };
  const startProcess = startChildProcessWorker(await builtWorker());
  let processes = 0;
  const workers = warmWorkers(() => {
    processes += 1;
    return startProcess();
  });
  onTestFinished(workers.close);
  const done = async (job: Job, hear: (message: MessageFromWorker, worker: WorkerHandle) => void = () => undefined) => {
    const worker = workers.start();
    const messages: MessageFromWorker[] = [];
    worker.onMessage((message) => {
      messages.push(message);
      hear(message, worker);
    });
    worker.send({ type: 'start', job });
    await worker.exited;
    return messages;
  };
  await done({ ...places, kind: 'train', resumeFrom: null });
  const checkpointDirectory = latestCheckpoint(places.runDirectory).checkpoint!.directory;
  const ask = (request: TextRequest, hear?: (message: MessageFromWorker, worker: WorkerHandle) => void) =>
    done({ ...places, kind: 'text', checkpointDirectory, request }, hear);
  return { ask, processes: () => processes, content };
}

function answerOf<K extends TextAnswer['kind']>(messages: readonly MessageFromWorker[], kind: K) {
  const [result] = messages.flatMap((message) =>
    message.type === 'result' && message.result.kind === 'text' ? [message.result.answer] : [],
  );
  if (result?.kind !== kind) throw new Error(`expected an answer to ${kind}, found ${JSON.stringify(messages.at(-1))}`);
  return result as Extract<TextAnswer, { readonly kind: K }>; // just compared
}

describe.each(['native', 'wasm'] as const)('a model that has learned a small language, on %s', (engine) => {
  test('writes in it, the same for the same seed, in one process', { timeout: 120_000 }, async () => {
    const { ask, processes, content } = await trained(engine, 15);
    const answer = answerOf(await ask(generate), 'generate');
    expect(answerOf(await ask(generate), 'generate')).toEqual(answer);
    const language = new Set(
      Object.values(exampleTexts({ train: 768, test: 0 }).splits).flatMap(({ texts }) =>
        texts.map((text) => text.toLowerCase()),
      ),
    );
    const share = answer.texts.filter(({ text }) => language.has(text)).length / 100;
    expect(share).toBeGreaterThan(0.5);
    expect(answer.measures!.written.forwardPerplexity).toBeLessThan(3 * answer.measures!.real.forwardPerplexity);

    const [from, to] = content.splits.train.texts as [string, string];
    const path = answerOf(
      await ask({
        kind: 'interpolate',
        from,
        to,
        steps: 7,
        path: 'spherical',
        label: null,
        strategy: { kind: 'greedy' },
        seed: 1,
      }),
      'interpolate',
    );
    expect(path.steps.map(({ nearest }) => nearest.text)).toEqual([
      from,
      ...path.steps.slice(1, -1).map(({ nearest }) => nearest.text),
      to,
    ]);
    const sum = answerOf(
      await ask({
        kind: 'arithmetic',
        start: from,
        minus: from,
        plus: to,
        neighbors: 2,
        label: null,
        strategy: { kind: 'beam', width: 5, lengthPower: 1 },
        seed: 1,
      }),
      'arithmetic',
    );
    expect(sum.nearest).toHaveLength(2);
    expect(processes()).toBe(1);
  });
});

test(
  'a request is canceled on the way, tells how far it was, and the next one is answered',
  { timeout: 120_000 },
  async () => {
    const { ask, processes } = await trained('native', 1);
    const messages = await ask({ ...generate, measures: 'full' }, (message, worker) => {
      if (message.type === 'text-progress' && message.progress.done > 0) worker.send({ type: 'cancel' });
    });
    expect(messages.at(-1)).toMatchObject({ type: 'failed', error: { code: 'canceled' } });
    expect(messages).toContainEqual(
      expect.objectContaining({
        progress: expect.objectContaining({ what: 'writing texts', total: 10_000 }) as object,
      }),
    );
    expect(answerOf(await ask({ ...generate, count: 3 }), 'generate').texts).toHaveLength(3);
    expect(processes()).toBe(1);
  },
);
