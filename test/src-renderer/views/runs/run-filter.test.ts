import { describe, expect, test } from 'vitest';
import { asksForTrials, parseRunFilter } from '#renderer/views/runs/run-filter.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const run = exampleRun({
  tags: ['first try'],
  state: 'running',
  metrics: { 'final/test/kl': 6, 'epoch/test/negativeElbo': 101 },
});

function matches(text: string): boolean {
  const filter = parseRunFilter(text);
  if (!filter.ok) throw new Error(filter.message);
  return filter.test(run);
}

describe('a filter', () => {
  test.each([
    ['', true],
    ['   ', true],
    ['digit', true],
    ['DIGITS mnist-quick', true],
    ['digits fashion', false],
    ['state:running', true],
    ['state:finished', false],
    ['-state:finished', true],
    ['-digits', false],
    ['tag:"first try"', true],
    ['"first try"', true],
    ['tag:"first', true], // still being typed
    ['kl>5', true],
    ['kl>=6 kl<=6', true],
    ['kl<6', false],
    ['elbo<102', true],
    ['mse<1', false], // this run has no such figure
    ['latentSize=2', true],
    ['latentsize:3', false],
    ['optimizer:adam', true],
    ['encoderWidths:"512, 256"', true],
    ['epoch>9', true],
    ['state:finished OR kl>5', true],
    ['state:finished OR kl>7', false],
    ['OR', true],
  ])('“%s” finds the run: %s', (text, expected) => expect(matches(text)).toBe(expected));

  test('a text cannot be compared, and a comparison needs a number; both say so', () => {
    expect(parseRunFilter('name>3')).toMatchObject({ ok: false, message: expect.stringContaining('name') as string });
    expect(parseRunFilter('kl>much')).toMatchObject({ ok: false, message: expect.stringContaining('much') as string });
  });
});

describe('trials of sweeps', () => {
  const nameOfSweep = (id: string) => (id === '20261124abcd' ? 'β sweep' : undefined);
  const trial = exampleRun({ trial: { sweepId: '20261124abcd', number: 3 } });
  const stray = exampleRun({ trial: { sweepId: '20261124efgh', number: 3 } });

  test.each([
    ['sweep:β', true, false, false],
    ['sweep:"β SWEEP"', true, false, false],
    ['sweep:20261124efgh', false, true, false],
    ['sweep:', true, true, false],
    ['-sweep:β', false, true, true],
  ])('“%s” finds a trial by the name or id of its sweep', (text, ofNamed, ofUnknown, ofNone) => {
    const filter = parseRunFilter(text, nameOfSweep);
    if (!filter.ok) throw new Error(filter.message);
    expect([trial, stray, run].map((one) => filter.test(one))).toEqual([ofNamed, ofUnknown, ofNone]);
  });

  test.each([
    ['sweep:β', true],
    ['digits Sweep:x', true],
    ['-sweep:β', false],
    ['sweep', false],
  ])('“%s” is about trials: %s', (text, expected) => expect(asksForTrials(text)).toBe(expected));
});
