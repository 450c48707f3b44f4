import { WorkbenchError } from '#shared/contract/errors.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { textCutter } from '#main/tokenization/cut-texts.ts';
import { rowRange } from '../split-rows.ts';
import type { TextSplit } from '../texts/text-split.ts';
import { oncePerModel } from './text-work.ts';
import type { TextWork } from './text-work.ts';

/** Texts with their classes. */
export interface LabeledTexts {
  /** Their words in lower case, known to the model or not. (N) */
  readonly words: readonly (readonly string[])[];
  /** Places in `classes`. (N) */
  readonly labels: Int32Array;
}

/** The same with their codes. */
export interface CodedTexts extends LabeledTexts {
  /** Posterior means. (N, Z) */
  readonly codes: Float32Array;
}

/** The labeled texts of a model: its training texts, and up to so many of its test texts, spread over the split. */
export interface LabeledSplits {
  /** Names of the classes that training texts have. */
  readonly classes: readonly string[];
  readonly train: LabeledTexts;
  /** Those of classes that no training text has are left out. */
  readonly test: LabeledTexts;
  /** Rows of the test split. */
  readonly testRows: Int32Array;
}

/** More test texts take longer and change the third digit. */
const mostTestTexts = 2000;

/** Texts that are cut between two looks at messages. */
const textsAtOnce = 512;

/** 'arguments/invalid' for training texts without two classes, and for test texts without any of them. */
export const labeledSplits = oncePerModel<LabeledSplits>(async (work, tell) => {
  const { manifest, data } = work.dataset();
  const { train, test } = data;
  const present = [...new Set(train.labels ?? [])].sort((a, b) => a - b);
  if (!train.labels || !test.labels || present.length < 2) {
    const what = `The dataset "${manifest.name}" has no two classes to tell apart; choose a run on texts with labels.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const places = new Map(present.map((label, place) => [label, place]));
  const known = rowRange(0, test.count).filter((row) => places.has(test.labels![row]!)); // looked at above
  const testRows = spreadPlaces(Math.min(mostTestTexts, known.length), known.length).map((place) => known[place]!);
  if (known.length === 0) {
    const what = `No test text of "${manifest.name}" is of a class that a training text has: nothing can be measured.`;
    throw new WorkbenchError('arguments/invalid', what);
  }
  const words = wordsOf(work);
  const labeled = async (split: TextSplit, rows: Int32Array): Promise<LabeledTexts> => {
    const cut: (readonly string[])[] = [];
    for (const row of rows) {
      if (cut.length % textsAtOnce === 0) await tell('reading labeled texts', cut.length, rows.length);
      cut.push(words(split.texts[row]!)); // rows are those of the split
    }
    return { words: cut, labels: Int32Array.from(rows, (row) => places.get(split.labels![row]!)!) }; // both were looked at
  };
  return {
    classes: present.map((label) => manifest.classes[label]!), // labels are those of the manifest
    train: await labeled(train, rowRange(0, train.count)),
    test: await labeled(test, testRows),
    testRows,
  };
});

/** Cuts a text into the words that the baselines count, whatever the tokens of the model are. */
export function wordsOf(work: TextWork): (text: string) => readonly string[] {
  const { language } = work.dataset().manifest;
  return textCutter({ tokenization: 'words', letterCase: 'lower', language });
}

/** Some of the texts, by their places among them. */
export function someCodedTexts(texts: CodedTexts, places: Int32Array): CodedTexts {
  const latentSize = texts.codes.length / texts.labels.length;
  return { ...someLabeledTexts(texts, places), codes: matrixRows(texts.codes, latentSize, places) };
}

export function someLabeledTexts({ words, labels }: LabeledTexts, places: Int32Array): LabeledTexts {
  return {
    words: Array.from(places, (place) => words[place]!), // places are those of texts
    labels: places.map((place) => labels[place]!),
  };
}

/**
 * 'arguments/invalid' for a model whose encoder reads a text together with its label: its codes know what is to be found
 * out, or lack it because the decoder is told.
 */
export function requireUntold({ values }: TextWork): void {
  if (!isToldLabels(values)) return;
  const what =
    'This model reads each text together with its label: its codes cannot be asked for the label. ' +
    'Choose a run with labelCondition none.';
  throw new WorkbenchError('arguments/invalid', what, { name: 'labelCondition' });
}

/** The place of the class of this name; 'arguments/invalid' with the names there are. */
export function classPlace(classes: readonly string[], name: string): number {
  const place = classes.indexOf(name);
  if (place >= 0) return place;
  const listed = classes.map((one) => `"${one}"`).join(', ');
  throw new WorkbenchError('arguments/invalid', `label: no training text has "${name}"; there are ${listed}.`, {
    name: 'label',
  });
}
