import { Option } from 'commander';
import type { Command } from 'commander';
import type {
  CorrectAnswer,
  CorrectRequest,
  CorrectionByModel,
  CorrectionFigures,
  CorrectionMethod,
  CorrectionTrial,
} from '#shared/contract/text-correction.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { textLines } from '../text-lines.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { decimal } from './text-strategy.ts';

interface CorrectOptions extends WorkspaceOption {
  readonly file?: string;
  readonly method?: CorrectionByModel;
  readonly evaluate?: boolean;
  readonly count: number;
  readonly noiseRate: number;
  readonly label?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const help = `
decode writes the likeliest text at the code of what was typed. channel keeps the words and mends those for which others of the
vocabulary, at most two edits away, are likelier: by ln p(text | z) of the model and ln p(typed | meant) of a noise model (Kernighan
et al. 1990). Beside them stand the baselines: no change (copy), the most frequent of the nearest words for an unknown one (unigram,
Norvig 2007), and the same channel with a trigram of the training texts (trigram).

--evaluate does errors to held-out texts: one misspelled word each (as codespell lists them), characters by chance, and none at
all. Words right: that stand where they were meant to. Harmed: typed right and wrong now; mended: the other way round.

Examples:
  vae text correct last "i dont knwo what you maen."
  vae text correct last --file letters.txt --method channel
  vae text correct last --evaluate --count 500`;

export function addCorrectCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('correct')
    .description('correct mistakes in texts, or measure how well that is done')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('[text]', 'a text with mistakes')
    .option('--file <file>', 'texts instead, one a line')
    .addOption(new Option('--method <name>', 'of the model, instead of both').choices(['decode', 'channel']))
    .option('--evaluate', 'do errors to held-out texts, and count what is right')
    .option('--count <number>', 'held-out texts, at most (--evaluate)', wholeNumber(10, 5000), 500)
    .option('--noise-rate <share>', 'of characters with an error (--evaluate)', decimal(0.001, 0.5), 0.05)
    .option('--label <name>', 'of the texts, for a model that is told labels')
    .option('--seed <number>', 'of held-out texts and errors', wholeNumber(0, 2_147_483_647), 1)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, given: string | undefined, options: CorrectOptions) => {
      const answer = await askText<'correct'>(context, options, reference, {
        kind: 'correct',
        of: correctedTexts(given, options),
        methods: options.method ? [options.method] : ['decode', 'channel'],
        label: options.label ?? null,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else correctionWords(answer).forEach((line) => terminal.print(line));
    });
}

function correctedTexts(given: string | undefined, options: CorrectOptions): CorrectRequest['of'] {
  const { file, evaluate, count, noiseRate, seed } = options;
  if ([given, file, evaluate].filter((one) => one !== undefined).length !== 1) {
    throw new UsageError('Expected one of: a text, --file, or --evaluate.');
  }
  if (evaluate) return { kind: 'held-out', count, noiseRate, seed };
  return { kind: 'texts', texts: file === undefined ? [given!] : [...textLines(file)] }; // one of the three is there
}

/** What a person reads. */
export function correctionWords(answer: CorrectAnswer): readonly string[] {
  const { texts, trials } = answer;
  if (trials.length > 0) return [...trials.flatMap(trialWords), ...ratesWords(answer)];
  return texts.flatMap(({ corrections }) => [
    textTable(
      ['method', 'text'],
      corrections.map(({ method, text }) => [names[method], text]),
    ),
    '',
  ]);
}

const names: Readonly<Record<CorrectionMethod, string>> = {
  copy: 'as typed',
  unigram: 'nearest word (unigram)',
  trigram: 'channel of a trigram',
  decode: 'decode',
  channel: 'channel',
};

const errorNames: Readonly<Record<CorrectionTrial['errors'], string>> = {
  misspelled: 'one word misspelled',
  characters: 'errors by characters',
  none: 'no errors: what is changed is harmed',
};

const columns = ['textsRight', 'wordsRight', 'wordsHarmed', 'wordsMended'] as const satisfies readonly Exclude<
  keyof CorrectionFigures,
  'method'
>[];

function trialWords({ errors, texts, figures }: CorrectionTrial): readonly string[] {
  const rows = figures.map((row) => [names[row.method], ...columns.map((column) => percent(row[column]))]);
  return [
    `${errorNames[errors]} (${texts} texts)`,
    textTable(['method', 'texts right, %', 'words right, %', 'harmed, %', 'mended, %'], rows),
    '',
  ];
}

function ratesWords({ unknownShare, errorRates, validationTexts }: CorrectAnswer): readonly string[] {
  const rates = Object.entries(errorRates).flatMap(([name, rate]) => (rate === null ? [] : [`${rate} (${name})`]));
  const unknown = unknownShare === null ? [] : [`${percent(unknownShare)} % of the words are not in the vocabulary.`];
  if (rates.length === 0) return unknown;
  const chosen = validationTexts > 0 ? `chosen by ${validationTexts} validation texts` : 'usual ones';
  return [...unknown, `Errors that the channels expect in a word: ${rates.join(', ')}, ${chosen}.`];
}

/** A share in percent, as a figure. */
function percent(share: number): string {
  return readableNumber(Number((100 * share).toFixed(2)));
}
