import type { SplitName } from '#shared/contract/dataset.ts';
import { duplicatesRequestSchema } from '#shared/contract/text-mining.ts';
import type {
  DuplicatesAnswer,
  DuplicatesRequest,
  NeighborsAnswer,
  NeighborsRequest,
} from '#shared/contract/text-mining.ts';
import { searchPattern } from '#shared/contract/text-search.ts';
import type { TextSearch } from '#shared/contract/text-search.ts';
import { formatCount } from '#renderer/formatting/number.ts';
import { readNumber } from './sweep-draft-dimension.ts';
import type { MethodOption } from './sweep-draft-methods.ts';

/** A text of the dataset whose neighbors are looked for; the label is that which the model is told, or null. */
export interface ChosenText {
  readonly split: SplitName;
  readonly place: number;
  readonly text: string;
  readonly label: string | null;
}

/** How many neighbors are shown. */
const neighborCount = 10;

/** How many groups of near-duplicates are shown. */
const groupCount = 200;

export const thresholdOption: MethodOption = {
  name: 'threshold',
  label: 'Threshold',
  kind: 'number',
  minimum: 0.1,
  maximum: 1,
  default: '0.8',
  isOptional: false,
  help: 'Share of their pairs of neighboring tokens that two texts have in common (Jaccard), from which on they are near-duplicates.',
};

export function neighborsRequest({ text, label }: ChosenText): NeighborsRequest {
  return { kind: 'neighbors', text, count: neighborCount + 1, label };
}

/** Null while the threshold cannot be read. */
export function duplicatesRequest(threshold: string): DuplicatesRequest | null {
  const request = { kind: 'duplicates', threshold: readNumber(threshold), groups: groupCount };
  return duplicatesRequestSchema.safeParse(request).data ?? null;
}

/** The neighbors but for the training text itself, which would be the nearest. */
export function withoutItself(answer: NeighborsAnswer, chosen: ChosenText): NeighborsAnswer {
  const others = (near: NeighborsAnswer['byCode']) =>
    near.filter(({ place }) => chosen.split !== 'train' || place !== chosen.place).slice(0, neighborCount);
  return { kind: 'neighbors', byCode: others(answer.byCode), byWords: others(answer.byWords) };
}

/** `312 of 98,659 training texts are in 140 groups. The baseline, texts of the very same tokens, finds 4.` */
export function duplicatesWords(answer: DuplicatesAnswer): string {
  const { trainingTexts, groupCount: groups, duplicateTexts, equalTexts } = answer;
  if (groups === 0) return `None of the ${formatCount(trainingTexts)} training texts has a near-duplicate.`;
  const counted = groups === 1 ? 'one group' : `${formatCount(groups)} groups`;
  const found = `${formatCount(duplicateTexts)} of ${formatCount(trainingTexts)} training texts are in ${counted}`;
  return `${found}. The baseline, texts of the very same tokens, finds ${formatCount(equalTexts)}.`;
}

/** A text cut where the query stands in it: what was found is every second part, the first is before it. */
export function markedParts(text: string, search: Pick<TextSearch, 'query' | 'match'>): readonly string[] {
  if (search.query === '') return [text];
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(searchPattern(search))) {
    parts.push(text.slice(end, index), found);
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}
