import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { readNpyFile } from '#main/array-files/npy.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { encodeTextFile, evaluateTextModel, measureTextSteps } from '#main/training-worker/texts/text-jobs.ts';
import { evaluateTexts } from '#main/training-worker/texts/text-evaluation.ts';
import { openTextSubject } from '#main/training-worker/texts/text-subject.ts';
import { saveCheckpoint, sessionOf } from '#main/training-worker/training-session.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters, writeExampleTexts } from '#test/helpers/example-texts.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

/** A checkpoint of an untrained model, and the parts that every job needs. */
function checkpointed(changes: Partial<Hyperparameters> = {}) {
  const directory = temporaryDirectory();
  const [datasetDirectory, runDirectory] = [join(directory, 'data'), join(directory, 'run')];
  writeExampleTexts(datasetDirectory);
  const hyperparameters = quickTextHyperparameters(changes);
  const job = { kind: 'train', hyperparameters, datasetDirectory, runDirectory, resumeFrom: null } as const;
  const subject = openTextSubject(job, engine, createPreparedDatasets());
  subject.begin();
  const checkpointDirectory = saveCheckpoint(sessionOf(job, subject, null), recordingPort());
  const encode = (content: string) => {
    const dataFile = join(directory, 'lines.txt');
    writeFileSync(dataFile, content);
    const outputFile = join(directory, 'codes.npy');
    const files = { runDirectory, checkpointDirectory, dataFile, outputFile };
    const result = encodeTextFile({ kind: 'encode', hyperparameters, ...files }, engine);
    return { result, codes: readNpyFile(outputFile) };
  };
  return { subject, hyperparameters, datasetDirectory, checkpointDirectory, encode };
}

test('evaluation gives the figures of the end once more', () => {
  const { subject, ...job } = checkpointed();
  const result = evaluateTextModel({ kind: 'evaluate', ...job }, engine, createPreparedDatasets());
  expect(result).toEqual({ kind: 'evaluate', metrics: subject.measureTest() });
});

test('lines of a file get the codes that the same texts have in the evaluation, in their order', () => {
  const { subject, hyperparameters, encode } = checkpointed();
  const { data, runner } = subject;
  const { result, codes } = encode(`${data.test.texts.join('\r\n')}\n`);
  expect(result).toEqual({ kind: 'encode', count: 40, latentSize: 3 });
  const { means } = evaluateTexts({ runner, values: hyperparameters, widths: data.widths }, data.test);
  codes.data.forEach((value, i) => expect(value).toBeCloseTo(means[i]!, 5));
});

test('an empty line between others is a text too, so that rows stay lines', () => {
  const { encode } = checkpointed();
  expect(encode('Ann sees it.\n\nBob likes soup.').codes.shape).toEqual([3, 3]);
});

test('a file without lines, or with one that is too long, is refused by its number', () => {
  const { encode } = checkpointed({ longestText: 12 });
  expect(() => encode('')).toThrow(/lines\.txt has no lines/);
  const long = 'it '.repeat(13);
  expect(() => encode(`ok\n${long}\n${long}\n`)).toThrow(/2 lines have more than 12 tokens.*the first is line 2/);
});

test('models that have no code for a line alone say so', () => {
  expect(() => checkpointed({ modelKind: 'language-model' }).encode('it')).toThrow(/has no codes/);
  expect(() => checkpointed({ labelCondition: 'label' }).encode('it')).toThrow(/is told the label/);
});

test('a measured step is one on texts, and counts are those of the prepared texts', () => {
  const { subject, hyperparameters, datasetDirectory } = checkpointed();
  const result = measureTextSteps(hyperparameters, datasetDirectory, engine, createPreparedDatasets());
  expect(result).toMatchObject({ kind: 'measure', parameters: subject.parameters, stepsPerEpoch: 9 });
  expect(result.kind === 'measure' && result.millisecondsPerStep).toBeGreaterThan(0);
});
