import { join } from 'node:path';
import type { TextSamples } from '#shared/contract/run.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { topWords } from '#shared/text/topic-model.ts';
import { codePath } from '#shared/vae/code-path.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { epochName, latentExamples, priorCodes, writeLatents } from '../latent-files.ts';
import { rowRange } from '../split-rows.ts';
import type { TextWork } from '../text-work/text-work.ts';
import { writeTexts } from '../text-work/write-texts.ts';
import type { WritingCodes } from '../text-work/writing.ts';
import { encodeTexts } from './text-evaluation.ts';
import type { OpenTextModel } from './text-evaluation.ts';
import { textTokens } from './text-split.ts';

const shownTexts = 20;
const interpolationSteps = 7;
const topicWords = 10;

/** Samples and latent codes after an epoch; `means` of the test split where they are known. */
export async function writeTextArtifacts(
  {
    runDirectory,
    model,
    work,
  }: { readonly runDirectory: string; readonly model: OpenTextModel; readonly work: TextWork },
  epoch: number,
  means: Float32Array | null,
): Promise<{ readonly hasLatents: boolean }> {
  const samples = await textSamples(model, work);
  const file = join(runDirectory, 'samples', epochName(epoch), 'texts.json');
  writeFileDurably(file, Buffer.from(`${JSON.stringify(samples)}\n`));
  const { modelKind, latentSize } = model.values;
  if (modelKind === 'language-model') return { hasLatents: false };
  const { test } = work.dataset().data;
  const rows = rowRange(0, Math.min(test.count, latentExamples));
  writeLatents(runDirectory, epoch, means ?? encodeTexts(model, test, rows), latentSize);
  return { hasLatents: true };
}

/** What the model writes, the likeliest word at every step; a language model draws its words. */
async function textSamples(model: OpenTextModel, work: TextWork): Promise<TextSamples> {
  const { values, runner } = model;
  const { test } = work.dataset().data;
  const rows = spreadPlaces(Math.min(test.count, shownTexts), test.count);
  const inputs = Array.from(rows, (row) => work.tokenizer.decode(textTokens(test, row)));
  const nothing = { inputs, reconstructions: [], prior: [], interpolation: [], topics: [] };
  if (values.network === 'topics') return { ...nothing, topics: topicsOf(work) };
  const drawn = { count: shownTexts, labels: classesInTurn(work, shownTexts) };
  if (values.modelKind === 'language-model') {
    return { ...nothing, prior: await written(work, { ...drawn, z: new Float32Array(0) }, 'sample') };
  }
  const codes = encodeTexts(model, test, rows); // (20, Z)
  const labels = isToldLabels(values) ? Int32Array.from(rows, (row) => test.labels![row]!) : null; // it is told some
  const reconstructions = { count: rows.length, z: codes, labels };
  const prior = { ...drawn, z: priorCodes(values.seed, shownTexts, values.latentSize) };
  const all = [
    reconstructions,
    ...(values.modelKind === 'vae' ? [prior] : []),
    pathOf(codes, values.latentSize, labels),
  ];
  const texts = await written(work, joined(all), 'greedy');
  return {
    ...nothing,
    reconstructions: texts.slice(0, rows.length),
    prior: texts.slice(rows.length, -interpolationSteps),
    interpolation: texts.slice(-interpolationSteps),
  };

  function topicsOf({ tokenizer }: TextWork): readonly (readonly string[])[] {
    const state = Object.entries(runner.readState());
    const parameters = Object.fromEntries(state.map(([name, { shape, data }]) => [name, { shape, values: data }]));
    return topWords(parameters, topicWords).map((words) => words.map((token) => tokenizer.decode([token])));
  }
}

/** From the code of the first text to that of the second, both with the label of the first. */
function pathOf(codes: Float32Array, latentSize: number, labels: Int32Array | null): WritingCodes {
  const first = codes.subarray(0, latentSize);
  const second = codes.length > latentSize ? codes.subarray(latentSize, 2 * latentSize) : first;
  return {
    count: interpolationSteps,
    z: codePath(first, second, { steps: interpolationSteps, path: 'linear' }),
    labels: labels && new Int32Array(interpolationSteps).fill(labels[0]!),
  };
}

/** Of a model that is told labels: each class as often as the others. */
function classesInTurn({ values, dataset }: TextWork, count: number): Int32Array | null {
  if (!isToldLabels(values)) return null;
  const { classes } = dataset().manifest;
  return Int32Array.from({ length: count }, (_, i) => i % classes.length);
}

function joined(parts: readonly WritingCodes[]): WritingCodes {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    z: Float32Array.from(parts.flatMap(({ z }) => [...z])),
    labels: parts[0]!.labels && Int32Array.from(parts.flatMap(({ labels }) => [...labels!])), // told to all or to none
  };
}

async function written(work: TextWork, codes: WritingCodes, kind: 'greedy' | 'sample'): Promise<readonly string[]> {
  const strategy = kind === 'greedy' ? { kind } : { kind, temperature: 1 };
  const choice = { strategy, seed: work.values.seed, allowUnknown: false }; // as nobody would write it
  const texts = await writeTexts(work, codes, choice, () => Promise.resolve());
  return texts.map(({ ids }) => work.tokenizer.decode(ids));
}
