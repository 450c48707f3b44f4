import { Option } from 'commander';
import type { Command } from 'commander';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { letterCases, tokenizations } from '#shared/contract/vocabulary.ts';
import type { LetterCase, TokenCount, Tokenization, VocabularyReport } from '#shared/contract/vocabulary.ts';
import { reading } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { namedDataset } from '../find-dataset.ts';
import { readableNumber } from '../readable.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface VocabularyOptions extends WorkspaceOption {
  readonly tokens: Tokenization;
  readonly size: number;
  readonly case: LetterCase;
  readonly longest: number;
  readonly json?: boolean;
}

const help = `
Nothing is held out for validation: the training split makes the vocabulary, the test split shows what it lacks.

Examples:
  vae text vocabulary tatoeba-english --size 7500
  vae text vocabulary tang-quatrains --tokens characters
  vae text vocabulary reviews --tokens subwords --size 4000 --json`;

export function addVocabularyCommand(text: Command, context: CommandContext): void {
  text
    .command('vocabulary')
    .description('what a vocabulary of a dataset keeps and loses, and how long its texts are')
    .argument('<dataset>', 'name or hash of a dataset of texts')
    .addOption(
      new Option('--tokens <kind>', 'what texts are cut into')
        .choices(tokenizations)
        .default(defaultHyperparameters.tokenization),
    )
    .option('--size <n>', 'tokens, at most', wholeNumber(1, 1_000_000), defaultHyperparameters.vocabularySize)
    .addOption(
      new Option('--case <case>', 'of letters').choices(letterCases).default(defaultHyperparameters.letterCase),
    )
    .option(
      '--longest <n>',
      'count texts of more tokens',
      wholeNumber(1, 1_000_000),
      defaultHyperparameters.longestText,
    )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (dataset: string, options: VocabularyOptions) => {
      const { terminal } = context;
      const report = await reading(context, options, ({ datasets, vocabulary }) =>
        vocabulary({
          hash: namedDataset(dataset, datasets.list()).hash,
          tokenization: options.tokens,
          letterCase: options.case,
          vocabularySize: options.size,
          longestText: options.longest,
          trainingExamples: 0,
          validationExamples: 0,
        }),
      );
      if (options.json) terminal.print(JSON.stringify(report));
      else vocabularyWords(report, options).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function vocabularyWords(
  report: VocabularyReport,
  { tokens, longest }: Pick<VocabularyOptions, 'tokens' | 'longest'>,
): readonly string[] {
  const { trainingTexts, heldOut, kinds, kept, unknownShare, curve, keptTokens, lostTokens, lengths } = report;
  const { p50, p90, p95, p99 } = lengths.quantiles;
  const known = kinds === null ? `${kept} ${tokens}` : `${kept} of ${kinds} different ${tokens}`;
  return [
    `${trainingTexts} training texts have ${report.tokens} ${tokens}; ${heldOut.texts} texts are held out (${heldOut.split}).`,
    `The vocabulary has ${known}. Unknown: ${percent(unknownShare.training)} in training, ${percent(unknownShare.heldOut)} held out.`,
    `A text has ${readableNumber(lengths.mean)} ${tokens} on average; half have up to ${p50}, 90 % up to ${p90}, 95 % up to ${p95}, ` +
      `99 % up to ${p99}, the longest ${lengths.longest}. More than ${longest}: ${percent(lengths.shareTooLong)}.`,
    '',
    textTable(
      ['size', 'coverage', 'mean length'],
      curve.map(({ size, coverage, meanLength }) => [String(size), percent(coverage), readableNumber(meanLength)]),
    ),
    '',
    `Most frequent: ${listed(keptTokens)}`,
    `Most frequent of the unknown: ${listed(lostTokens)}`,
  ];
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${(100 * share).toFixed(2)} %`;
}

function listed(tokens: readonly TokenCount[]): string {
  return tokens.map(({ token, count }) => `${token.replaceAll(' ', '␣')} (${count})`).join(', ') || 'none';
}
