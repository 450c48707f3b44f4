import { assertNever, errorRemedies, errorValue, WorkbenchError } from '#shared/contract/errors.ts';
import { describe, expect, it } from 'vitest';

describe('errorValue', () => {
  it('carries code, message, remedy and details of an expected failure', () => {
    const error = new WorkbenchError('run/not-found', 'There is no run abc.', { runId: 'abc' });
    expect(errorValue(error)).toEqual({
      code: 'run/not-found',
      message: 'There is no run abc.',
      remedy: errorRemedies['run/not-found'],
      details: { runId: 'abc' },
    });
  });

  it.each([
    [new TypeError('x is undefined'), 'x is undefined'],
    ['out of luck', 'out of luck'],
    [undefined, 'undefined'],
  ])('calls anything else a defect: %s', (thrown, message) => {
    expect(errorValue(thrown)).toMatchObject({ code: 'internal', message, details: {} });
  });

  it('survives the border of a process: it is plain data', () => {
    const value = errorValue(new WorkbenchError('disk/full', 'No space left.'));
    expect(structuredClone(value)).toEqual(value);
  });
});

describe('errorRemedies', () => {
  it('says for every code, in a sentence, what the person can do', () => {
    for (const remedy of Object.values(errorRemedies)) expect(remedy).toMatch(/^[A-Z].*[.]$/);
  });
});

describe('assertNever', () => {
  it('throws with the value that nobody handled', () => {
    expect(() => assertNever({ kind: 'new' } as never)).toThrow('{"kind":"new"} is not handled');
  });
});
