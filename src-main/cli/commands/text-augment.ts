import { resolve } from 'node:path';
import type { Command } from 'commander';
import type {
  AugmentAnswer,
  AugmentEffectAnswer,
  AugmentFigures,
  AugmentSource,
  ClassCodes,
} from '#shared/contract/text-labels.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { labeledTextFile } from '../labeled-text-file.ts';
import { readableNumber } from '../readable.ts';
import { tableFileFormat } from '../table-file-format.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { risingNumbers, jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { accuracyCell } from './text-classify.ts';
import { addStrategyOptions, chosenStrategy } from './text-strategy.ts';
import type { StrategyOptions } from './text-strategy.ts';

interface AugmentOptions extends WorkspaceOption, StrategyOptions {
  readonly label?: string;
  readonly count: number;
  readonly output?: string;
  readonly evaluate?: boolean;
  readonly perClass: readonly number[];
  readonly repeats: number;
  readonly json?: boolean;
}

const help = `
A model that is told labels writes texts of the class it is told. Any other one writes from codes around the mean code of
texts of the class, as spread as codes of a class are.

--evaluate: classifiers of words learn from a few real texts of each class and from 1 or 5 new ones for each: written by the
model, or the real ones with words left out and exchanged (Wei & Zou 2019). Where the classes lie is then known from those few
texts alone; a model that is told labels has seen the labels of all texts while it was trained.

Examples:
  vae text augment last --label pos --count 500 --output pos.jsonl
  vae text augment last --evaluate --per-class 10,50,100`;

export function addAugmentCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = text
    .command('augment')
    .description('write more labeled texts, and measure what they do for a classifier')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('--label <name>', 'the class to write texts of')
    .option('-n, --count <number>', 'how many', wholeNumber(1, 10_000), 20)
    .option('--output <file>', 'file to write, .jsonl or .csv')
    .option('--evaluate', 'measure the effect on classifiers that know few labels')
    .option('--per-class <numbers>', 'real texts of each class', risingNumbers(2, 1000), [10, 20, 50, 100])
    .option('--repeats <number>', 'how many times real texts are drawn', wholeNumber(1, 20), 5);
  addStrategyOptions(command, 'sample')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: AugmentOptions) => {
      if (options.evaluate) return evaluate(context, reference, options);
      const { label, count, output, seed } = options;
      if (label === undefined) throw new UsageError('--label: expected the name of a class, or --evaluate.');
      const format = output === undefined ? null : tableFileFormat(output);
      const answer = await askText<'augment'>(context, options, reference, {
        kind: 'augment',
        label,
        count,
        strategy: chosenStrategy(options),
        seed,
      });
      if (output !== undefined && format) {
        writeFileDurably(resolve(output), labeledTextFile(answer.texts, label, format));
      }
      if (options.json) terminal.print(JSON.stringify(answer));
      else augmentWords(answer, output ?? null).forEach((line) => terminal.print(line));
    });
}

async function evaluate(context: CommandContext, reference: string, options: AugmentOptions): Promise<void> {
  const { label, output } = options;
  if (label !== undefined || output !== undefined) {
    throw new UsageError('--evaluate: expected neither --label nor --output with it.');
  }
  const answer = await askText<'augment-effect'>(context, options, reference, {
    kind: 'augment-effect',
    perClass: [...options.perClass],
    repeats: options.repeats,
    strategy: chosenStrategy(options),
    seed: options.seed,
  });
  if (options.json) context.terminal.print(JSON.stringify(answer));
  else augmentEffectWords(answer).forEach((line) => context.terminal.print(line));
}

const codeNames: Readonly<Record<ClassCodes, string>> = {
  'told-label': 'The model was told the class.',
  'class-gaussian': 'Codes were drawn around the mean code of the class.',
};

/** What a person reads of new texts, which are shown where they are not in a file. */
export function augmentWords({ label, codes, texts, written, real }: AugmentAnswer, file: string | null) {
  const row = (name: string, figures: AugmentFigures) => [
    name,
    figures.convinced.toFixed(3),
    readableNumber(figures.trigramPerplexity),
    figures.copiedShare.toFixed(3),
  ];
  return [
    ...(file === null ? texts : [`Wrote ${texts.length} texts to ${file}.`]),
    '',
    textTable(
      ['', `taken for "${label}" by naive Bayes`, 'trigram perplexity', 'share that is a training text'],
      [row('written', written), ...(real ? [row('real, held out', real)] : [])],
    ),
    codeNames[codes],
  ];
}

const sourceNames: Readonly<Record<AugmentSource, string>> = {
  none: 'real texts alone, a baseline',
  noise: 'words left out and exchanged, a baseline',
  model: 'written by the model',
};

/** What a person reads of the effect. */
export function augmentEffectWords(answer: AugmentEffectAnswer): readonly string[] {
  const { rows, measuredTexts, classes, repeats, codes, sawAllLabels } = answer;
  return [
    `Accuracy on ${measuredTexts} test texts of ${classes.length} classes, ± half of a 95 % interval over ${repeats} draws.`,
    '',
    textTable(
      ['real of each class', 'new for each', 'from', 'naive Bayes', 'TF-IDF logistic regression'],
      rows.map(({ perClass, times, source, naiveBayes, wordRegression }) => {
        const accuracies = [accuracyCell(naiveBayes), accuracyCell(wordRegression)];
        return [String(perClass), String(times), sourceNames[source], ...accuracies];
      }),
    ),
    '',
    sawAllLabels
      ? 'The model has seen the labels of all training texts while it was trained: it knows more than the few.'
      : 'The model was trained without labels; where the classes lie is known from the few real texts alone.',
    codeNames[codes],
  ];
}
