import type { Command } from 'commander';
import type { ShiftAnswer, ShiftFigures, ShiftMeasures } from '#shared/contract/text-labels.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { addStrategyOptions, chosenStrategy, decimal } from './text-strategy.ts';
import type { StrategyOptions } from './text-strategy.ts';

interface ShiftOptions extends WorkspaceOption, Omit<StrategyOptions, 'strategy'> {
  readonly to: string;
  readonly strength?: number;
  readonly examples: number;
  readonly measure?: boolean;
  readonly strategy: StrategyOptions['strategy'];
  readonly json?: boolean;
}

const help = `
The text is written again from its code + strength · (mean code of the class − mean code of all other texts). Without
--strength the one is taken that does best on validation texts: share that convinces × BLEU with the original. A model that is
told labels is told the class instead.
Without texts up to 500 test texts of other classes are shifted and measured, beside their originals and real texts of the class.
The judge is a naive Bayes of all training texts.

Examples:
  vae text shift last --to pos
  vae text shift last --to pos "the plot is a mess and the jokes are old" --strength 2`;

export function addShiftCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = text
    .command('shift')
    .description('write texts as those of another class, and measure what is kept')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('[texts...]', 'texts to shift; without any, test texts')
    .requiredOption('--to <label>', 'the class')
    .option('--strength <number>', 'how far along the way between the classes', decimal(-100, 100))
    .option('--examples <number>', 'test texts that are shown', wholeNumber(0, 500), 10)
    .option('--measure', 'measure test texts too where texts are given');
  addStrategyOptions(command, 'greedy')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, texts: string[], options: ShiftOptions) => {
      const answer = await askText<'shift'>(context, options, reference, {
        kind: 'shift',
        to: options.to,
        texts,
        strength: options.strength ?? null,
        examples: options.examples,
        measure: options.measure ?? false,
        strategy: chosenStrategy(options),
        seed: options.seed,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else shiftWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function shiftWords(answer: ShiftAnswer): readonly string[] {
  const { to, texts, measures } = answer;
  const lines = texts.flatMap(({ original, shifted, before, after, kept }) => [
    original,
    `→ ${shifted}`,
    `    "${to}" ${before.toFixed(3)} → ${after.toFixed(3)}, BLEU with the original ${kept.toFixed(3)}`,
  ]);
  return [...lines, '', strengthWords(answer), ...(measures ? ['', ...measureWords(to, measures)] : [])];
}

function strengthWords({ strength, chosen, isTold }: ShiftAnswer): string {
  const told = isTold ? 'The model is told the class. ' : '';
  if (!chosen) return `${told}Strength ${strength}.`;
  const tried = chosen.tried.map((one) => {
    return `${one.strength} (${one.convinced.toFixed(2)}, ${one.kept.toFixed(2)})`;
  });
  const texts = `${chosen.validationTexts} validation texts (share that convinces, BLEU)`;
  return `Strength ${strength}, the best product of ${tried.join(', ')} on ${texts}.`;
}

function measureWords(to: string, measures: ShiftMeasures): readonly string[] {
  const row = (name: string, { convinced, kept, trigramPerplexity }: ShiftFigures) => {
    return [name, convinced.toFixed(3), kept.toFixed(3), readableNumber(trigramPerplexity)];
  };
  return [
    textTable(
      [`${measures.texts} test texts`, `taken for "${to}"`, 'BLEU with the original', 'trigram perplexity'],
      [
        row('shifted', measures.shifted),
        row('written again without a shift', measures.rewritten),
        row('the originals, a baseline', measures.originals),
        row('nearest real text of the class by words, a baseline', measures.nearest),
      ],
    ),
    `The judge is right in ${measures.judgeAccuracy.toFixed(3)} of the test texts.`,
  ];
}
