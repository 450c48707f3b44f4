import { naiveBayes } from '#shared/language/naive-bayes.ts';
import { describe, expect, it } from 'vitest';
import { corpusLines } from './corpus-lines.ts';

const byBlanks = (line: string) => line.split(' ');
/** Words and single marks, an apostrophe among them, in lower case. */
const byMarks = (line: string) => line.toLowerCase().match(/\w+|[^\w\s]/gu) ?? [];

/** What another program got by ten folds, a line's place in its class mod 10: mean accuracy and its deviation in %. */
const figures = [
  {
    corpus: 'movie sentences',
    files: ['movie-sentences/sentence_polarity.neg.txt.gz', 'movie-sentences/sentence_polarity.pos.txt.gz'],
    cut: byBlanks,
    accuracy: '78.8',
    deviation: '1.4',
  },
  {
    corpus: 'pros and cons',
    files: ['pros-cons/pros_cons.cons.txt.gz', 'pros-cons/pros_cons.pros.txt.gz'],
    cut: byMarks,
    accuracy: '93.7',
    deviation: '0.2',
  },
];

describe('naiveBayes', () => {
  it.each(figures)('is right as often as published on $corpus', ({ files, cut, accuracy, deviation }) => {
    const rows = files.flatMap((file, label) =>
      corpusLines(file).map((line, i) => {
        return { tokens: cut(line), label, fold: i % 10 };
      }),
    );
    const percents = Array.from({ length: 10 }, (_, fold) => {
      const training = rows.filter((row) => row.fold !== fold);
      const tested = rows.filter((row) => row.fold === fold);
      const { classOf } = naiveBayes(
        training.map(({ tokens }) => tokens),
        training.map(({ label }) => label),
        { classCount: 2 },
      );
      return (100 * tested.filter(({ tokens, label }) => classOf(tokens) === label).length) / tested.length;
    });
    const mean = percents.reduce((sum, percent) => sum + percent, 0) / 10;
    const variance = percents.reduce((sum, percent) => sum + (percent - mean) ** 2, 0) / 10;
    expect(mean.toFixed(1)).toBe(accuracy);
    expect(Math.sqrt(variance).toFixed(1)).toBe(deviation);
  });
});
