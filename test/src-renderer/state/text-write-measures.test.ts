import { expect, test } from 'vitest';
import { measureRows } from '#renderer/state/text-write-measures.ts';

const written = {
  texts: 4692,
  meanTokens: 8.62,
  forwardPerplexity: 61.42,
  reversePerplexity: 84.6,
  distinct1: 0.05,
  distinct2: null,
  selfBleu: 0.38,
  copiedShare: 0.003,
};
const real = { ...written, forwardPerplexity: 31, reversePerplexity: null, distinct2: 0.438, copiedShare: 0.03 };

test('every figure has the same of real texts beside it, and its definition', () => {
  const rows = measureRows(written, real);
  expect(rows.map(({ label, ...row }) => [label, row.written, row.real])).toEqual([
    ['Forward perplexity', '61.4', '31.0'],
    ['Reverse perplexity', '84.6', '–'],
    ['Distinct-1', '0.0500', '0.0500'],
    ['Distinct-2', '–', '0.438'],
    ['Self-BLEU', '0.380', '0.380'],
    ['Copied', '0.3 %', '3 %'],
    ['Tokens per text', '8.62', '8.62'],
    ['Texts', '4,692', '4,692'],
  ]);
  for (const { definition } of rows) expect(definition).toMatch(/\w.*\.$/);
});
