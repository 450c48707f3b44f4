import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import type { CallHandlers, CallName } from '#shared/contract/calls.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { answerCall } from '#main/ipc/answer-call.ts';

const names = Object.keys(callArguments) as CallName[];

/** Handlers that all do the same, so that every call can be tried. */
function sameHandlers(answer: (input: unknown) => unknown): CallHandlers {
  return Object.fromEntries(names.map((name) => [name, answer])) as unknown as CallHandlers;
}

describe('answerCall', () => {
  test('gives the value of the handler', async () => {
    const logDefect = vi.fn();
    const result = await answerCall(
      sameHandlers(() => []),
      'runs:list',
      {},
      logDefect,
    );
    expect(result).toEqual({ ok: true, value: [] });
    expect(logDefect).not.toHaveBeenCalled();
  });

  test('gives an expected failure with code, message and remedy, and does not log it', async () => {
    const logDefect = vi.fn();
    const fail = (): never => {
      throw new WorkbenchError('run/not-found', 'There is no run abcdefgh.', { runId: 'abcdefgh' });
    };
    const result = await answerCall(sameHandlers(fail), 'runs:get', { runId: 'abcdefgh' }, logDefect);
    expect(result).toMatchObject({ ok: false, error: { code: 'run/not-found', message: 'There is no run abcdefgh.' } });
    expect(logDefect).not.toHaveBeenCalled();
  });

  test('logs a defect and gives it as internal, also when the handler rejects later', async () => {
    const logDefect = vi.fn();
    const defect = new TypeError('x is undefined');
    const result = await answerCall(
      sameHandlers(() => Promise.reject(defect)),
      'runs:list',
      {},
      logDefect,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'internal', message: 'x is undefined' } });
    expect(logDefect).toHaveBeenCalledWith('runs:list', defect);
  });

  test('names the argument that is wrong', async () => {
    const result = await answerCall(
      sameHandlers(() => null),
      'metrics:read',
      { runId: 'abcdefgh', after: -1 },
      vi.fn(),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'arguments/invalid' } });
    expect(!result.ok && result.error.message).toMatch(/^metrics:read: after: /);
  });

  test('refuses arguments that are not in the contract', async () => {
    const extra = { runId: 'abcdefgh', path: '/etc/passwd' };
    expect(
      await answerCall(
        sameHandlers(() => null),
        'runs:get',
        extra,
        vi.fn(),
      ),
    ).toMatchObject({ ok: false });
    const traversal = { runId: '../../etc' };
    expect(
      await answerCall(
        sameHandlers(() => null),
        'runs:get',
        traversal,
        vi.fn(),
      ),
    ).toMatchObject({ ok: false });
  });

  test.each(names)('%s: garbage never throws and never reaches the handler unparsed', async (name) => {
    const keys = [
      'runId',
      'hash',
      'after',
      'epoch',
      'kind',
      'split',
      'indices',
      'format',
      'directory',
      'title',
      'name',
      'hyperparameters',
      '__proto__',
    ];
    const garbage = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
      }),
      fc.dictionary(fc.constantFrom(...keys), fc.anything()),
      fc.string({ maxLength: 100_000 }).map((runId) => ({ runId })),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (input) => {
        const reached = vi.fn((parsed: unknown): null => {
          expect(callArguments[name].safeParse(parsed).success).toBe(true);
          return null;
        });
        const result = await answerCall(sameHandlers(reached), name, input, () => {});
        if (result.ok) expect(reached).toHaveBeenCalledOnce();
        else expect(result.error).toMatchObject({ code: 'arguments/invalid' });
        expect(() => structuredClone(result)).not.toThrow(); // it still has to cross the border
      }),
      { numRuns: 60, seed: 20261124 },
    );
  });
});
