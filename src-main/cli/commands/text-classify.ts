import type { Command } from 'commander';
import { labelClassifiers } from '#shared/contract/text-labels.ts';
import type { ClassifyAnswer, FewLabelsAnswer, LabelClassifier, MeanAccuracy } from '#shared/contract/text-labels.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, risingNumbers, wholeNumber, workspaceOption } from './options.ts';

interface ClassifyOptions extends WorkspaceOption {
  readonly few?: readonly number[];
  readonly repeats?: number;
  readonly seed?: number;
  readonly json?: boolean;
}

const help = `
Without a text: the share of test texts that is labeled right by classifiers that know few labels, up to all. The draws of
labels are nested and have the classes in proportion; ± is half of a 95 % interval over draws.
Codes are posterior means. The baselines know words and pairs of words, and no codes.

Examples:
  vae text classify last
  vae text classify last --few 10,100,1000 --repeats 10
  vae text classify last "a warm and funny film" "two hours of my life"`;

export function addClassifyCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('classify')
    .description('labels of texts by their codes, and how few labels that takes')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('[texts...]', 'texts to label, by classifiers that know all labels')
    .option(
      '--few <numbers>',
      'how many labels are known, such as 10,20,50; all come last (10,20,50,100,…)',
      risingNumbers(2, 10_000_000),
    )
    .option('--repeats <number>', 'how many times labels are drawn (5)', wholeNumber(1, 20))
    .option('--seed <number>', 'of the draws (1)', wholeNumber(0, 2_147_483_647))
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, texts: string[], options: ClassifyOptions) => {
      const { few, repeats, seed } = options;
      if (texts.length > 0) {
        if (few ?? repeats ?? seed) throw new UsageError('--few, --repeats and --seed: expected no texts with them.');
        const answer = await askText<'classify'>(context, options, reference, { kind: 'classify', texts });
        if (options.json) terminal.print(JSON.stringify(answer));
        else classifyWords(answer).forEach((line) => terminal.print(line));
        return;
      }
      const answer = await askText<'few-labels'>(context, options, reference, {
        kind: 'few-labels',
        sizes: few === undefined ? null : [...few],
        repeats: repeats ?? 5,
        seed: seed ?? 1,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else fewLabelsWords(answer).forEach((line) => terminal.print(line));
    });
}

const names: Readonly<Record<LabelClassifier, string>> = {
  'code-regression': 'logistic regression on codes',
  'code-neighbors': 'nearest codes',
  'naive-bayes': 'naive Bayes, a baseline',
  'word-regression': 'TF-IDF logistic regression, a baseline',
};

/** What a person reads of a curve. */
export function fewLabelsWords(answer: FewLabelsAnswer): readonly string[] {
  const { points, classes, measuredTexts, testTexts, mostFrequent, neighbors } = answer;
  return [
    `Accuracy on ${measuredTexts} of ${testTexts} test texts; ${classes.length} classes: ${classes.join(', ')}.`,
    `The most frequent class alone is right in ${readableNumber(mostFrequent)}. Of n labels the √n nearest codes vote, at most ${neighbors}.`,
    '',
    textTable(
      ['labels', ...labelClassifiers.map((name) => names[name])],
      points.map(({ labels, accuracy }) => [
        String(labels),
        ...labelClassifiers.map((name) => accuracyCell(accuracy[name])),
      ]),
    ),
    '',
    `± is half of the 95 % interval over ${points[0]!.draws} draws of labels; all labels are one fit.`,
  ];
}

/** An accuracy with half its interval; of a single fit alone. */
export function accuracyCell({ mean, interval }: MeanAccuracy): string {
  const digits = mean.toFixed(3);
  return interval === null ? digits : `${digits} ± ${((interval.high - interval.low) / 2).toFixed(3)}`;
}

/** What a person reads of verdicts. */
export function classifyWords({ texts, classes, accuracy, measuredTexts }: ClassifyAnswer): readonly string[] {
  const lines = texts.flatMap(({ text, verdicts }) => {
    const rows = labelClassifiers.map((name) => {
      const { label, probabilities } = verdicts[name];
      const probability = probabilities[classes.indexOf(label)]!; // labels are classes
      return [names[name], label, probability.toFixed(3), accuracy[name].toFixed(3)];
    });
    return [text, textTable(['', 'label', 'probability', 'right on test texts'], rows), ''];
  });
  return [...lines, `Each knows all labels; "right" is the share of ${measuredTexts} test texts.`];
}
