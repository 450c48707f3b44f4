import { WorkbenchError } from '#shared/contract/errors.ts';
import type {
  SummarizeAnswer,
  SummarizeRequest,
  Summary,
  SummaryFigures,
  SummaryMethod,
  SummaryScores,
} from '#shared/contract/text-summary.ts';
import { rouge, rougeTokens } from '#shared/language/rouge.ts';
import { randomSelection } from '#shared/language/summaries.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { readSummaryGroups } from '#main/corpora/summary-groups.ts';
import type { SummaryGroup } from '#main/corpora/summary-groups.ts';
import { requireCodes } from '../given-texts.ts';
import type { Tell } from '../tell.ts';
import type { TextWork } from '../text-work.ts';
import { sentenceGroup } from './sentence-group.ts';
import type { SentenceGroup } from './sentence-group.ts';
import { oracleSentences, takenSentences } from './taken-sentences.ts';
import { likeInputs, writtenFromCombinations, writtenFromMean } from './written-summaries.ts';

/** The figures of random sentences are means over so many draws. */
const randomDraws = 10;

/** A group of texts in few sentences by every method; or how good each method is over all groups of a corpus. */
export async function workSummarize(request: SummarizeRequest, work: TextWork, tell: Tell): Promise<SummarizeAnswer> {
  requireCodes(work);
  const { of } = request;
  const longestSentence = textSizes(work).longestText - 1;
  if (of.kind === 'texts') {
    const { summaries, group } = await summarized(
      work,
      { texts: of.texts, areSentences: false, references: [] },
      request,
      tell,
    );
    return { ...counts([group]), kind: 'summarize', summaries, group: null, figures: [], longestSentence };
  }
  const groups = readSummaryGroups(of.corpus, of.part);
  if (of.kind === 'group') {
    const chosen = groups[of.index];
    if (!chosen) throw noGroup(of.index, groups.length);
    const { summaries, group } = await summarized(work, chosen, request, tell);
    const { name, texts, references } = chosen;
    const shown = { name, texts, references, groupCount: groups.length };
    return { ...counts([group]), kind: 'summarize', summaries, group: shown, figures: [], longestSentence };
  }
  const done: { readonly group: SentenceGroup; readonly figures: readonly SummaryFigures[] }[] = [];
  for (const [i, one] of groups.entries()) {
    const within: Tell = () => tell('summarizing the groups', i, groups.length);
    const { summaries, group } = await summarized(work, one, request, within);
    done.push({ group, figures: figuresOf(summaries, group, one, request) });
  }
  return {
    ...counts(done.map(({ group }) => group)),
    kind: 'summarize',
    summaries: [],
    group: null,
    figures: meanFigures(done.map(({ figures }) => figures)),
    longestSentence,
  };
}

async function summarized(
  work: TextWork,
  given: Pick<SummaryGroup, 'texts' | 'areSentences' | 'references'>,
  { sentences: count, label, seed }: SummarizeRequest,
  tell: Tell,
): Promise<{ readonly summaries: readonly Summary[]; readonly group: SentenceGroup }> {
  const group = await sentenceGroup(work, given, label, tell);
  if (group.sentences.length === 0) throw new WorkbenchError('arguments/invalid', 'texts: there is no word in them.');
  await tell('choosing sentences', 0, 1);
  const references = given.references.map(rougeTokens);
  const made: (readonly [SummaryMethod, readonly string[]])[] = takenSentences(group, work.values.latentSize, {
    count,
    seed,
  }).map(([method, places]) => [method, places.map((place) => group.sentences[place]!)]); // of this group
  if (work.values.network !== 'topics') {
    made.push(['mean', await writtenFromMean(work, group, tell)]);
    made.push(['combination', await writtenFromCombinations(work, group, { count, seed }, tell)]);
  }
  if (references.length > 0) {
    await tell('choosing sentences', 0, 1);
    made.push(['oracle', oracleSentences(group, references, count).map((place) => group.sentences[place]!)]); // of this group
  }
  const summaries = made.map(([method, sentences]) => ({
    method,
    sentences,
    likeInputs: likeInputs(sentences, group.textWords),
    scores: references.length > 0 ? rouge(sentences.flatMap(rougeTokens), references) : null,
  }));
  return { summaries, group };
}

function figuresOf(
  summaries: readonly Summary[],
  { words }: SentenceGroup,
  { references }: SummaryGroup,
  { sentences: count, seed }: SummarizeRequest,
): readonly SummaryFigures[] {
  const compared = references.map(rougeTokens);
  return summaries.map(({ method, sentences, scores }) => {
    if (method !== 'random') return { method, words: sentences.flatMap(rougeTokens).length, ...scores! }; // groups have references
    const draws = Array.from({ length: randomDraws }, (_, draw) => {
      const places = randomSelection(words.length, count, seed + draw);
      const drawn = Array.from(places, (place) => words[place]!).flat();
      return { words: drawn.length, ...rouge(drawn, compared) };
    });
    return { method, ...meanScores(draws) };
  });
}

function meanFigures(groups: readonly (readonly SummaryFigures[])[]): readonly SummaryFigures[] {
  return (groups[0] ?? []).map(({ method }, row) => ({
    method,
    ...meanScores(groups.map((figures) => figures[row]!)),
  })); // all have the same rows
}

function meanScores(
  rows: readonly (SummaryScores & { readonly words: number })[],
): SummaryScores & { readonly words: number } {
  const mean = (name: 'rouge1' | 'rouge2' | 'rougeL' | 'words') =>
    rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  return { rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL'), words: mean('words') };
}

function counts(groups: readonly SentenceGroup[]): Pick<SummarizeAnswer, 'groups' | 'sentences' | 'cutSentences'> {
  return {
    groups: groups.length,
    sentences: groups.reduce((sum, { sentences }) => sum + sentences.length, 0),
    cutSentences: groups.reduce((sum, { cutCount }) => sum + cutCount, 0),
  };
}

function noGroup(index: number, count: number): WorkbenchError {
  const what = `group: there are ${count} groups, from 1 to ${count}; found ${index + 1}.`;
  return new WorkbenchError('arguments/invalid', what, { name: 'group' });
}
