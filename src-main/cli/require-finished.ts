import { WorkbenchError, errorRemedies } from '#shared/contract/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import type { CommandContext } from './command-context.ts';

/** A run that did not come to its own end is a failure of the command, also when the person stopped it. */
export function requireFinished(run: Run, { exitWith }: CommandContext): void {
  if (run.state === 'finished') return;
  if (run.error) {
    throw new WorkbenchError(knownCode(run.error.code), `Run ${run.id} ${run.state}: ${run.error.message}`);
  }
  exitWith(1);
}

function knownCode(code: string): ErrorCode {
  // a key of the table is a code
  return Object.hasOwn(errorRemedies, code) ? (code as ErrorCode) : 'training/crashed';
}
