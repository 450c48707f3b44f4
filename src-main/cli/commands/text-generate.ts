import { Option } from 'commander';
import type { Command } from 'commander';
import type { GenerateAnswer, GenerateRequest, WritingMeasures } from '#shared/contract/text-writing.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { addStrategyOptions, chosenStrategy, decimal } from './text-strategy.ts';
import type { StrategyOptions } from './text-strategy.ts';

interface GenerateOptions extends WorkspaceOption, StrategyOptions {
  readonly count: number;
  readonly from: 'prior' | 'training-texts';
  readonly fromText?: string;
  readonly spread?: number;
  readonly label?: string;
  readonly unknown?: boolean;
  readonly measure?: boolean;
  readonly json?: boolean;
}

const help = `
The texts are the first that the seed gives, never picked. Beside their figures stand those of real held-out texts.

Examples:
  vae text generate last --count 20
  vae text generate last --from-text "the room was clean" --spread 1.5
  vae text generate last --strategy nucleus --top-p 0.9 --measure`;

export function addGenerateTextsCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = text
    .command('generate')
    .description('write new texts with a trained model')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('-n, --count <number>', 'how many', wholeNumber(1, 1000), 20)
    .addOption(
      new Option('--from <where>', 'draw codes from the prior, or from the posteriors of training texts')
        .choices(['prior', 'training-texts'])
        .default('prior'),
    )
    .option('--from-text <text>', 'write around this text')
    .option('--spread <number>', 'times the standard deviation around that text (1)', decimal(0, 100))
    .option('--label <name>', 'of a model that is told the label of each text')
    .option('--unknown', 'allow the unknown word')
    .option('--measure', 'write 10,000 texts and measure them, the reverse perplexity too');
  addStrategyOptions(command, 'sample')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: GenerateOptions) => {
      const answer = await askText<'generate'>(context, options, reference, requestOf(options));
      if (options.json) terminal.print(JSON.stringify(answer));
      else generateWords(answer).forEach((line) => terminal.print(line));
    });
}

function requestOf(options: GenerateOptions): GenerateRequest {
  const { count, fromText, spread, label, seed } = options;
  if (fromText === undefined && spread !== undefined) throw new UsageError('--spread: expected --from-text with it.');
  return {
    kind: 'generate',
    from: fromText === undefined ? { kind: options.from } : { kind: 'text', text: fromText, spread: spread ?? 1 },
    count,
    label: label ?? null,
    strategy: chosenStrategy(options),
    seed,
    allowUnknown: options.unknown ?? false,
    measures: options.measure ? 'full' : 'shown',
  };
}

/** What a person reads. */
export function generateWords({ texts, measures }: GenerateAnswer): readonly string[] {
  const lines = texts.map(({ text, isCut }) => (isCut ? `${text} …` : text));
  if (!measures) return lines;
  const { written, real } = measures;
  const rows = Object.entries(figures).map(([label, figureOf]) => [
    label,
    readable(figureOf(written)),
    readable(figureOf(real)),
  ]);
  return [...lines, '', textTable(['', 'written', 'real, held out'], rows)];
}

const figures: Readonly<Record<string, (measures: WritingMeasures) => number | null>> = {
  texts: ({ texts }) => texts,
  'tokens per text': ({ meanTokens }) => meanTokens,
  'perplexity under a trigram of training texts': ({ forwardPerplexity }) => forwardPerplexity,
  'perplexity of held-out texts under a trigram of these': ({ reversePerplexity }) => reversePerplexity,
  'distinct-1': ({ distinct1 }) => distinct1,
  'distinct-2': ({ distinct2 }) => distinct2,
  'self-BLEU': ({ selfBleu }) => selfBleu,
  'share that is a training text': ({ copiedShare }) => copiedShare,
};

function readable(figure: number | null): string {
  return figure === null ? '–' : readableNumber(figure);
}
