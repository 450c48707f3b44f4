import { WorkbenchError } from '#shared/contract/errors.ts';
import type {
  AugmentEffectAnswer,
  AugmentEffectRequest,
  AugmentEffectRow,
  AugmentSource,
} from '#shared/contract/text-labels.ts';
import { accuracyOf } from '#shared/language/class-probabilities.ts';
import { easyAugmentation } from '#shared/language/easy-augmentation.ts';
import { permutation } from '#shared/random/permutation.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { isToldLabels } from '#shared/text/text-specification.ts';
import { requireClassWriter } from './augment.ts';
import { gaussiansOfRows } from './class-gaussians.ts';
import { classCodesOf, writeClassTexts } from './class-texts.ts';
import { meanAccuracy } from './few-labels.ts';
import { learnNaiveBayes, learnWordRegression } from './label-classifiers.ts';
import { labeledSplits, someLabeledTexts, wordsOf } from './labeled-texts.ts';
import type { LabeledSplits, LabeledTexts } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';

/** New texts for each real one. */
const mostTimes = 5;
const conditions: readonly { readonly source: AugmentSource; readonly times: number }[] = [
  { source: 'none', times: 0 },
  { source: 'noise', times: 1 },
  { source: 'noise', times: mostTimes },
  { source: 'model', times: 1 },
  { source: 'model', times: mostTimes },
];

/** Of the words of a text, as in the published program. */
const noiseRate = 0.1;

/** What a text costs to be written, in fits of a classifier; for the time that is left. */
const writingShare = 0.02;

/** How right classifiers of words are that learn from few real texts and from new ones made of them. */
export async function workAugmentEffect(
  request: AugmentEffectRequest,
  work: TextWork,
  tell: Tell,
): Promise<AugmentEffectAnswer> {
  requireClassWriter(work);
  const { perClass, repeats } = request;
  const splits = await labeledSplits(work, tell);
  requireEnough(splits, perClass);
  const classCount = splits.classes.length;
  const found = perClass.map(() => conditions.map(nothingFound));
  const pieces = perClass.map((size) => writingShare * size * classCount * mostTimes + 2 * conditions.length);
  const perRepeat = pieces.reduce((sum, some) => sum + some, 0);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const drawn = drawnRows(splits, request.seed, repeat);
    for (const [place, size] of perClass.entries()) {
      const done = Math.round(repeat * perRepeat + pieces.slice(0, place).reduce((sum, some) => sum + some, 0));
      const said: Tell = (what) => tell(what, done, Math.round(repeats * perRepeat));
      const rows = Int32Array.from(drawn.flatMap((ofClass) => [...ofClass.subarray(0, size)]));
      const real = someLabeledTexts(splits.train, rows);
      const sources = {
        none: [],
        noise: noisyTexts(real, [request.seed, repeat]),
        model: await writtenTexts(work, { request, rows, splits, size, repeat }, said),
      };
      for (const [i, { source, times }] of conditions.entries()) {
        const few = joined([real, ...sources[source].slice(0, times)]);
        const learning = { classCount, pause: pausing(said, 'learning from few and new texts', 0, 1) };
        for (const [name, learn] of Object.entries(learners)) {
          const chancesOf = await learn(few, learning);
          const accuracy = accuracyOf(await chancesOf(splits.test, learning.pause), splits.test.labels, classCount);
          found[place]![i]![name as keyof typeof learners].push(accuracy); // of an object literal
        }
      }
    }
  }
  return {
    kind: 'augment-effect',
    classes: splits.classes,
    measuredTexts: splits.test.labels.length,
    repeats,
    codes: classCodesOf(work),
    sawAllLabels: isToldLabels(work.values),
    rows: perClass.flatMap((size, place) =>
      conditions.map((condition, i): AugmentEffectRow => {
        const { naiveBayes, wordRegression } = found[place]![i]!;
        return {
          perClass: size,
          ...condition,
          naiveBayes: meanAccuracy(naiveBayes),
          wordRegression: meanAccuracy(wordRegression),
        };
      }),
    ),
  };
}

const learners = { naiveBayes: learnNaiveBayes, wordRegression: learnWordRegression } as const;

/** Accuracies by classifier, one for each draw. */
function nothingFound(): Record<keyof typeof learners, number[]> {
  return { naiveBayes: [], wordRegression: [] };
}

function requireEnough({ classes, train }: LabeledSplits, perClass: readonly number[]): void {
  perClass.forEach((size, i) => {
    if (size > (perClass[i - 1] ?? 0)) return;
    const what = `perClass: found ${size} after ${perClass[i - 1]}, expected rising numbers of texts.`;
    throw new WorkbenchError('arguments/invalid', what, { name: 'perClass' });
  });
  classes.forEach((name, place) => {
    const count = train.labels.filter((label) => label === place).length;
    if (count >= perClass.at(-1)!) return; // the request has one at least
    const what = `perClass: ${perClass.at(-1)} are asked for, "${name}" has ${count} training texts.`;
    throw new WorkbenchError('arguments/invalid', what, { name: 'perClass' });
  });
}

/** Of each class its texts in an order of their own, of which any number of first ones is taken. */
function drawnRows({ classes, train }: LabeledSplits, seed: number, repeat: number): readonly Int32Array[] {
  return classes.map((_, place) => {
    const rows = Int32Array.from(train.labels.keys()).filter((row) => train.labels[row] === place);
    return permutation(rows.length, seed, repeat * classes.length + place).map((i) => rows[i]!);
  });
}

/** The texts once more for each time, words left out of one half and exchanged in the other. */
function noisyTexts(
  { words, labels }: LabeledTexts,
  [seed, repeat]: readonly [number, number],
): readonly LabeledTexts[] {
  return Array.from({ length: mostTimes }, (_, time) => {
    const random = randomStream([seed, repeat], `augmentation/${time}`);
    const noisy = words.map((text, row) => {
      const operation = (time + row) % 2 === 0 ? ('delete' as const) : ('swap' as const);
      return easyAugmentation(text, { operation, rate: noiseRate }, random);
    });
    return { words: noisy, labels };
  });
}

interface FewTexts {
  readonly request: AugmentEffectRequest;
  /** The real texts, by their rows: `size` of each class, in the order of the classes. */
  readonly rows: Int32Array;
  readonly splits: LabeledSplits;
  readonly size: number;
  readonly repeat: number;
}

/** As many new texts of each class for each time. Where the classes lie is known from the given texts alone. */
async function writtenTexts(
  work: TextWork,
  { request, rows, splits, size, repeat }: FewTexts,
  tell: Tell,
): Promise<readonly LabeledTexts[]> {
  const pause = pausing(tell, 'finding where the classes lie', 0, 1);
  const gaussians = classCodesOf(work) === 'class-gaussian' ? await gaussiansOfRows(work, rows, pause) : null;
  const { classes } = work.dataset().manifest;
  const cut = wordsOf(work);
  const times = Array.from({ length: mostTimes }, (): { words: (readonly string[])[]; labels: number[] } => {
    return { words: [], labels: [] };
  });
  for (const [place, name] of splits.classes.entries()) {
    const [seed] = placeSeed([request.seed, repeat], `augmentation/${place}/${size}`);
    const writing = { label: classes.indexOf(name), count: size * mostTimes, strategy: request.strategy, seed };
    const written = await writeClassTexts(work, writing, gaussians, tell);
    written.forEach(({ ids }, i) => {
      const time = times[Math.floor(i / size)]!;
      time.words.push(cut(work.tokenizer.decode(ids)));
      time.labels.push(place);
    });
  }
  return times.map(({ words, labels }) => ({ words, labels: Int32Array.from(labels) }));
}

function joined(all: readonly LabeledTexts[]): LabeledTexts {
  return {
    words: all.flatMap(({ words }) => words),
    labels: Int32Array.from(all.flatMap(({ labels }) => [...labels])),
  };
}
