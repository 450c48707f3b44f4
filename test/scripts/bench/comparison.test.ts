import { expect, test } from 'vitest';
import { againstFastest, caseText, tableText, verdict } from '../../../scripts/bench/comparison.mjs';

test('the ratio is our time by that of the fastest peer', () => {
  expect(againstFastest(6, { torch: 8, keras: 5 })).toEqual({ fastestPeer: 'keras', ratioToFastestPeer: 1.2 });
  expect(againstFastest(4, { torch: 8, keras: 5 })).toEqual({ fastestPeer: 'keras', ratioToFastestPeer: 0.8 });
  expect(againstFastest(4, {})).toEqual({ fastestPeer: null, ratioToFastestPeer: null });
});

test('a loss is said as plainly as a win', () => {
  expect(verdict({ fastestPeer: 'keras', ratioToFastestPeer: 1.2 })).toBe('BEHIND: takes 1.20 × as long as keras');
  expect(verdict({ fastestPeer: 'keras', ratioToFastestPeer: 0.8 })).toBe('AHEAD: 1.25 × as fast as keras');
  expect(verdict({ fastestPeer: null, ratioToFastestPeer: null })).toBe('no peer to compare with');
});

test('a table aligns names to the left and numbers to the right', () => {
  expect(tableText(['case', 'ms'], [['dense-64', '4.20']])).toBe('case        ms\ndense-64  4.20\n');
});

test('the text of a case has the fastest first, and says what is missing and why', () => {
  const text: string = caseText({
    name: 'dense-64',
    result: { msPerStep: 4, fastestPeer: 'torch', ratioToFastestPeer: 2 },
    contenders: [
      { name: 'ours', msPerStep: 4, bestMs: 3, memoryMb: 500.4, loss: 123.45 },
      { name: 'torch', msPerStep: 2, bestMs: 1, memoryMb: null, loss: null },
    ],
    missing: { keras: 'no Python' },
  });
  const lines = text.split('\n');
  expect(lines[0]).toBe('dense-64 · BEHIND: takes 2.00 × as long as torch');
  expect(lines[2]).toMatch(/^torch +2\.00 +1\.00 +0\.50 +– +not finite$/);
  expect(lines[3]).toMatch(/^ours +4\.00 +3\.00 +1\.00 +500 +123\.5$/);
  expect(lines[4]).toBe('missing: keras (no Python)');
});
