import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SeededFigure, TopicFigures, TopicsAnswer, TopicsRequest } from '#shared/contract/text-mining.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { textSizes } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { topWords } from '#shared/text/topic-model.ts';
import { minedTexts, minedWordWeights } from './mined-texts.ts';
import { seededFigure } from './seeded-figure.ts';
import type { Tell } from './tell.ts';
import { coherences, distinctiveTokens, meanCoherence, textGroups } from './text-groups.ts';
import type { TextWork } from './text-work.ts';

/** The topics of a topic model, measured on test texts, beside groups by word weights and random words. */
export async function workTopics(
  { words, seed, seeds }: TopicsRequest,
  work: TextWork,
  tell: Tell,
): Promise<TopicsAnswer> {
  requireTopics(work);
  const { train, test } = work.dataset().data;
  const { training, heldOut } = minedTexts(work);
  const lists = topicLists(work, words);
  const ofModel = await coherences(lists, heldOut, tell);
  const weights = await minedWordWeights(work, tell);
  const groupCount = Math.min(lists.length, training.length);
  const [byWords, atRandom]: [ListFigures[], ListFigures[]] = [[], []];
  for (let i = 0; i < seeds; i++) {
    const choice = { clusters: groupCount, seed: seed + i, what: 'grouping by words' };
    const groups = await textGroups(weights, choice, tell);
    const named = distinctiveTokens(training, groups.training, { groupCount, most: words });
    byWords.push(figuresOf(named, await coherences(named, heldOut, tell)));
    const drawn = randomLists(work, { lists: lists.length, words }, seed + i);
    atRandom.push(figuresOf(drawn, await coherences(drawn, heldOut, tell)));
  }
  return {
    kind: 'topics',
    trainingTexts: train.count,
    heldOutTexts: test.count,
    seeds,
    topics: lists.map((list, topic) => ({
      words: list.map((token) => work.tokenizer.decode([token])),
      coherence: ofModel[topic] ?? NaN, // a topic has two words
    })),
    byModel: overSeeds([figuresOf(lists, ofModel)]),
    byWords: overSeeds(byWords),
    atRandom: overSeeds(atRandom),
  };
}

/** 'arguments/invalid' for a model without topics; it says which has some. */
function requireTopics({ values }: TextWork): void {
  if (values.network === 'topics') return;
  const what =
    `This run has the network "${values.network}" and no topics; choose a run with the network "topics", ` +
    'or ask for its clusters.';
  throw new WorkbenchError('arguments/invalid', what, { name: 'network' });
}

/** Of the words that each topic favors most; the unknown word, which is none, is left out. */
function topicLists({ runner }: TextWork, words: number): readonly (readonly number[])[] {
  const state = Object.entries(runner.readState());
  const parameters = Object.fromEntries(state.map(([name, { shape, data }]) => [name, { shape, values: data }]));
  return topWords(parameters, words + 1).map((list) =>
    list.filter((token) => token !== reservedTokens.unknown).slice(0, words),
  );
}

/** Lists of different words of the vocabulary. */
function randomLists(
  work: TextWork,
  { lists, words }: { readonly lists: number; readonly words: number },
  seed: number,
): readonly (readonly number[])[] {
  const { vocabularySize } = textSizes(work);
  const first = reservedTokens.unknown + 1; // behind the reserved ones
  const { below } = randomStream([seed, 0], 'randomTopics');
  const most = Math.min(words, vocabularySize - first);
  return Array.from({ length: lists }, () => {
    const list = new Set<number>();
    while (list.size < most) list.add(first + below(vocabularySize - first));
    return [...list];
  });
}

interface ListFigures {
  readonly coherence: number;
  readonly diversity: number;
}

function figuresOf(lists: readonly (readonly number[])[], found: readonly (number | null)[]): ListFigures {
  const all = lists.flat();
  return { coherence: meanCoherence(found) ?? NaN, diversity: new Set(all).size / all.length };
}

function overSeeds(figures: readonly ListFigures[]): TopicFigures {
  const figure = (name: keyof ListFigures): SeededFigure =>
    seededFigure(figures.map((one) => one[name])) ?? { mean: NaN, standardDeviation: null }; // there is a seed
  return { coherence: figure('coherence'), diversity: figure('diversity') };
}
