import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { EncodeJob, EvaluateJob, JobResult } from '#shared/contract/training-messages.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { bucketWidths } from '#shared/text/bucket-widths.ts';
import { textParameterCount } from '#shared/text/text-parameters.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { npyBytes } from '#main/array-files/npy.ts';
import { readCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import type { TextBatch } from '#main/engine/text-step-runner.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';
import { readVocabulary } from '#main/tokenization/vocabulary-file.ts';
import { medianStepTime } from '../median-step-time.ts';
import type { PreparedDatasets } from '../prepared-datasets.ts';
import { rowRange } from '../split-rows.ts';
import { encodeTexts } from './text-evaluation.ts';
import type { OpenTextModel } from './text-evaluation.ts';
import { textBatch } from './text-batch.ts';
import { widthLimits } from './prepared-texts.ts';
import type { PreparedTexts } from './prepared-texts.ts';
import { textSplit } from './text-split.ts';
import type { TextSplit } from './text-split.ts';
import { measureTexts } from './text-subject.ts';

/** All final figures of the test split once more. */
export function evaluateTextModel(job: EvaluateJob, engine: Engine, datasets: PreparedDatasets): JobResult {
  const values = ofTextModel(job.hyperparameters);
  const { data } = datasets.texts(job.datasetDirectory, values);
  return withTextModel(job, engine, data.widths, (model) => ({
    kind: 'evaluate',
    metrics: measureTexts(model, data),
  }));
}

/** Posterior means of the lines of a file of UTF-8, a row a line. */
export function encodeTextFile(job: EncodeJob, engine: Engine): JobResult {
  const values = ofTextModel(job.hyperparameters);
  requireCodes(values);
  const lines = readLines(job, values.longestText);
  const widths = bucketWidths(lines.lengths, widthLimits);
  return withTextModel(job, engine, widths, (model) => {
    const { latentSize } = values;
    const codes = encodeTexts(model, lines, rowRange(0, lines.count));
    writeFileDurably(job.outputFile, npyBytes(numberArray('float32', [lines.count, latentSize], codes)));
    return { kind: 'encode', count: lines.count, latentSize };
  });
}

/** Times real steps on texts of the median length. */
export function measureTextSteps(
  hyperparameters: Hyperparameters,
  datasetDirectory: string,
  engine: Engine,
  datasets: PreparedDatasets,
): JobResult {
  const values = ofTextModel(hyperparameters);
  const { data } = datasets.texts(datasetDirectory, values);
  const { dataShape, train } = data;
  const runner = engine.textStepRunner({ ...values, dataShape });
  const batch = medianBatch(values, data);
  try {
    const millisecondsPerStep = medianStepTime((step) =>
      runner.trainStep({
        batch,
        key: [values.seed, step],
        beta: 1,
        optimizerScalars: updateScalars(values, step + 1),
        trains: 'everything',
      }),
    );
    return {
      kind: 'measure',
      millisecondsPerStep,
      parameters: textParameterCount({ ...values, dataShape }),
      stepsPerEpoch: Math.ceil(train.count / values.batchSize),
      processBytes: process.memoryUsage.rss(),
    };
  } finally {
    runner.dispose();
  }
}

/** A full batch of texts around the median length, in the width in which they are trained. */
function medianBatch(values: TextHyperparameters, { train, widths }: PreparedTexts): TextBatch {
  const { batchSize } = values;
  const sorted = rowRange(0, train.count).sort((a, b) => train.lengths[a]! - train.lengths[b]!);
  const middle = Math.floor(train.count / 2);
  const median = train.lengths[sorted[middle]!]!;
  const rows = sorted.subarray(Math.max(0, middle + 1 - batchSize), middle + 1);
  const width = widths.find((one) => one >= median)!; // the widest holds every text
  return textBatch(train, { rows, width, count: batchSize, withLabels: isToldLabels(values) });
}

/** The process does other jobs after this one: the model is given back however the work ends. */
function withTextModel(
  job: EvaluateJob | EncodeJob,
  engine: Engine,
  widths: readonly number[],
  work: (model: OpenTextModel) => JobResult,
): JobResult {
  const { state, tensors } = readCheckpoint(job.checkpointDirectory);
  const values = ofTextModel(job.hyperparameters);
  const runner = engine.textStepRunner({ ...values, dataShape: state.dataShape });
  try {
    runner.writeState(tensors);
    return work({ runner, values, widths });
  } finally {
    runner.dispose();
  }
}

function requireCodes(values: TextHyperparameters): void {
  if (values.modelKind === 'language-model') {
    throw new WorkbenchError('arguments/invalid', 'A language model has no codes; choose a run of a VAE.');
  }
  if (!isToldLabels(values)) return;
  const what = 'This model is told the label of each text, which a file of lines does not have; choose another run.';
  throw new WorkbenchError('arguments/invalid', what);
}

function readLines({ dataFile, runDirectory }: EncodeJob, longestText: number): TextSplit {
  const texts = readFileSync(dataFile, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  if (texts.at(-1) === '') texts.pop(); // what follows the last line end is no line
  if (texts.length === 0)
    throw new WorkbenchError('file/invalid', `${dataFile} has no lines; a text a line is expected.`);
  const { encode } = tokenizerOf(readVocabulary(join(runDirectory, 'vocabulary.json')));
  const places = rowRange(0, texts.length);
  const split = textSplit({ texts, labels: null, places }, encode, longestText);
  if (split.leftOut === 0) return split;
  const first = places.find((place) => split.places[place] !== place)!; // one is missing
  throw new WorkbenchError(
    'file/invalid',
    `${dataFile}: ${split.leftOut} lines have more than ${longestText} tokens, which is the most that the model reads; the first is line ${first + 1}.`,
  );
}
