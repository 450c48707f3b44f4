import { expect, test } from 'vitest';
import { isImportanceDue } from '#renderer/state/importance-due.ts';

const asked = { objective: 0, ended: 100, isSettled: false };

test.each([
  ['never asked', null, asked, true],
  ['another objective', asked, { ...asked, objective: 1 }, true],
  ['nothing new', asked, asked, false],
  ['less than a tenth more', asked, { ...asked, ended: 109 }, false],
  ['a tenth more', asked, { ...asked, ended: 110 }, true],
  ['of few, five more', { ...asked, ended: 10 }, { ...asked, ended: 15 }, true],
  ['of few, four more', { ...asked, ended: 10 }, { ...asked, ended: 14 }, false],
  ['one more, the last', asked, { ...asked, ended: 101, isSettled: true }, true],
  ['the end without one more', asked, { ...asked, isSettled: true }, false],
])('%s: %s', (_, before, wanted, isDue) => expect(isImportanceDue(before, wanted)).toBe(isDue));
