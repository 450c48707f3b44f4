import { Option } from 'commander';
import type { Command } from 'commander';
import { summaryCorpora, summaryParts, usualSentences } from '#shared/contract/text-summary.ts';
import type {
  SummarizeAnswer,
  SummarizeRequest,
  Summary,
  SummaryCorpus,
  SummaryMethod,
  SummaryPart,
} from '#shared/contract/text-summary.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { textLines } from '../text-lines.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { UsageError } from '../usage-error.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';

interface SummarizeOptions extends WorkspaceOption {
  readonly file?: string;
  readonly evaluate?: SummaryCorpus;
  readonly group?: number;
  readonly part: SummaryPart;
  readonly method?: SummaryMethod;
  readonly sentences?: number;
  readonly label?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const names: Readonly<Record<SummaryMethod, string>> = {
  lead: 'first sentences (lead)',
  random: 'random sentences',
  'tf-idf': 'nearest to the mean of words (tf-idf)',
  central: 'most words in common with the others (central)',
  centroid: 'nearest to the mean code (centroid)',
  mmr: 'the same without repeats (mmr)',
  mean: 'written from the mean code (mean)',
  combination: 'written from the best combination (combination)',
  oracle: 'the best that can be taken, by the references (oracle)',
};

const help = `
Sentences are taken by their codes (centroid, mmr: maximal marginal relevance, λ 0.7) or written: from the mean of the codes of all
texts, and from the mean of that subset of them whose text shares most words with the texts (ROUGE-1; Iso et al. 2021). Baselines:
lead, random, tf-idf, central. The oracle knows the references and shows what taking sentences can reach at most.

ROUGE-1, -2 and -L: F of words, of pairs, of the longest common subsequence, in lower case, without stemming, the mean over the
references. --evaluate takes groups of opinosis (reviews of hotels, cars and devices), amazon or yelp; dev and test are kept apart.

Examples:
  vae text summarize last --file reviews.txt --sentences 3
  vae text summarize last --evaluate yelp
  vae text summarize last --evaluate opinosis --group 1`;

export function addSummarizeCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  text
    .command('summarize')
    .description('a group of texts in few sentences, or how good such summaries are')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .option('--file <file>', 'texts of one group, one a line')
    .addOption(new Option('--evaluate <corpus>', 'groups with summaries by people instead').choices(summaryCorpora))
    .option('--group <number>', 'show this group alone, from 1 on (--evaluate)', wholeNumber(1, 1000))
    .addOption(new Option('--part <part>', 'of the corpus (--evaluate)').choices(summaryParts).default('test'))
    .addOption(new Option('--method <name>', 'show this one alone').choices(Object.keys(names)))
    .option('--sentences <number>', 'of a summary (1; 4 for amazon and yelp)', wholeNumber(1, 20))
    .option('--label <name>', 'of the texts, for a model that is told labels')
    .option('--seed <number>', 'of random sentences and of combinations', wholeNumber(0, 2_147_483_647), 1)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, options: SummarizeOptions) => {
      const answer = await askText<'summarize'>(context, options, reference, {
        kind: 'summarize',
        of: summarizedTexts(options),
        sentences: options.sentences ?? (options.evaluate ? usualSentences[options.evaluate] : 1),
        label: options.label ?? null,
        seed: options.seed,
      });
      const { method } = options;
      const shown = method ? onlyMethod(answer, method) : answer;
      if (options.json) terminal.print(JSON.stringify(shown));
      else summaryWords(shown).forEach((line) => terminal.print(line));
    });
}

function summarizedTexts({ file, evaluate, group, part }: SummarizeOptions): SummarizeRequest['of'] {
  if (evaluate !== undefined && file === undefined) {
    if (group === undefined) return { kind: 'corpus', corpus: evaluate, part };
    return { kind: 'group', corpus: evaluate, part, index: group - 1 };
  }
  if (file === undefined || evaluate !== undefined) throw new UsageError('Expected one of: --file, --evaluate.');
  const texts = textLines(file);
  if (texts.length < 2) throw new UsageError(`${file} has one text; a group has two at least, one a line.`);
  return { kind: 'texts', texts: [...texts] };
}

function onlyMethod(answer: SummarizeAnswer, method: SummaryMethod): SummarizeAnswer {
  const isShown = (one: { readonly method: SummaryMethod }) => one.method === method;
  return { ...answer, summaries: answer.summaries.filter(isShown), figures: answer.figures.filter(isShown) };
}

/** What a person reads. */
export function summaryWords(answer: SummarizeAnswer): readonly string[] {
  const { summaries, group, figures, groups, sentences, cutSentences, longestSentence } = answer;
  const cut = `${cutSentences} of ${sentences} sentences are longer than the ${longestSentence} tokens that the model reads, and were cut for its codes.`;
  if (figures.length > 0) {
    const rows = figures.map(({ method, rouge1, rouge2, rougeL, words }) => [
      names[method],
      ...[rouge1, rouge2, rougeL].map(score),
      readableNumber(Number(words.toFixed(1))),
    ]);
    return [`${groups} groups.`, textTable(['summary', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'words'], rows), '', cut];
  }
  const heading = group ? [`${group.name}: ${group.texts.length} texts, one of ${group.groupCount} groups`, ''] : [];
  const references = group ? group.references.map((reference) => `written by a person\n    ${reference}`) : [];
  return [...heading, ...summaries.flatMap(oneSummary), ...references, '', cut];
}

function oneSummary({ method, sentences, likeInputs, scores }: Summary): readonly string[] {
  const figures = scores ? `ROUGE-1/2/L ${[scores.rouge1, scores.rouge2, scores.rougeL].map(score).join('/')}; ` : '';
  return [
    `${names[method]}   ${figures}ROUGE-1 with the texts ${score(likeInputs)}`,
    ...sentences.map((sentence) => `    ${sentence}`),
  ];
}

function score(value: number): string {
  return value.toFixed(3);
}
