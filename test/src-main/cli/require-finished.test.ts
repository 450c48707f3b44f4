import { expect, test } from 'vitest';
import type { CommandContext } from '#main/cli/command-context.ts';
import { requireFinished } from '#main/cli/require-finished.ts';
import { aRun } from './fake-services.ts';

function codeAfter(run: ReturnType<typeof aRun>): number {
  let code = 0;
  requireFinished(run, { exitWith: (value: number) => void (code = value) } as unknown as CommandContext);
  return code;
}

test('only a finished run is success; one that was stopped is 1', () => {
  expect(codeAfter(aRun())).toBe(0);
  expect(codeAfter(aRun({ state: 'canceled' }))).toBe(1);
});

test('a failed run is its own error, with its code where it is known', () => {
  const failed = (code: string) => aRun({ state: 'failed', error: { code, message: 'loss became NaN' } });
  expect(() => codeAfter(failed('training/diverged'))).toThrow(
    expect.objectContaining({ code: 'training/diverged', message: expect.stringContaining('NaN') as unknown }),
  );
  expect(() => codeAfter(failed('from/another-version'))).toThrow(
    expect.objectContaining({ code: 'training/crashed' }),
  );
});
