import { kneserNey } from '#shared/language/kneser-ney.ts';
import { describe, expect, it } from 'vitest';
import { corpusLines, wordsAndMarks } from './corpus-lines.ts';

/**
 * What another program got for the same texts and split: every twentieth sentence, from the eleventh on, is for testing.
 * Nats per sentence and perplexity per token, the end mark counted, with words outside the vocabulary as one more.
 */
const figures = [
  { corpus: 'pros and cons', read: prosAndCons, cap: 5000, nll: '44.1', perplexity: '60.4' },
  { corpus: 'quatrains', read: quatrains, cap: 4000, nll: '166.7', perplexity: '313.8' },
  { corpus: 'English sentences', read: english, cap: 7500, nll: '29.2', perplexity: '32.2' },
];

describe('kneserNey', () => {
  it.each(figures)('has the published figures for $corpus', ({ read, cap, nll, perplexity }) => {
    const sentences = read();
    const isTest = (i: number) => i % 20 === 10;
    const encode = encoder(
      sentences.filter((_, i) => !isTest(i)),
      cap,
    );
    const model = kneserNey(sentences.filter((_, i) => !isTest(i)).map(encode), {
      order: 3,
      vocabularySize: cap + 3,
      start: 0,
    });
    let nats = 0;
    let tokens = 0;
    const tested = sentences.filter((_, i) => isTest(i)).map(encode);
    for (const sentence of tested) {
      for (const cost of model.nats(sentence)) nats += cost;
      tokens += sentence.length;
    }
    expect((nats / tested.length).toFixed(1)).toBe(nll);
    expect(Math.exp(nats / tokens).toFixed(1)).toBe(perplexity);
  });
});

function prosAndCons(): readonly (readonly string[])[] {
  const lines = [...corpusLines('pros-cons/pros_cons.pros.txt.gz'), ...corpusLines('pros-cons/pros_cons.cons.txt.gz')];
  return [...new Set(lines)].map(wordsAndMarks);
}

function quatrains(): readonly (readonly string[])[] {
  return corpusLines('tang-quatrains/quatrains-7.txt.gz').map((line) => [...line.replace(/\s/gu, '')]);
}

function english(): readonly (readonly string[])[] {
  return corpusLines('tatoeba-english/eng-unique.txt.gz').map(wordsAndMarks);
}

/** Ids of the most frequent words; 1 is the end mark, 2 any other word. */
function encoder(sentences: readonly (readonly string[])[], cap: number): (sentence: readonly string[]) => Int32Array {
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, cap);
  const ids = new Map(frequent.map(([word], i) => [word, i + 3]));
  return (sentence) => Int32Array.from([...sentence.map((word) => ids.get(word) ?? 2), 1]);
}
