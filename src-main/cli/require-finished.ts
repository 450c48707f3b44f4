import { WorkbenchError, errorRemedies } from '#shared/contract/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';
import { resumeHint } from './resume-hint.ts';

/** A run that ended in any way but its own is a failure of the command: throws what happened to it. */
export function requireFinished(run: Run): void {
  if (run.state === 'finished') return;
  if (run.error) {
    throw new WorkbenchError(knownCode(run.error.code), `Run ${run.id} ${run.state}: ${run.error.message}`);
  }
  throw new WorkbenchError('canceled', `Run ${run.id} is ${run.state}. ${resumeHint(run)}.`);
}

function knownCode(code: string): ErrorCode {
  return Object.hasOwn(errorRemedies, code) ? (code as ErrorCode) : 'training/crashed'; // a key of the table
}
