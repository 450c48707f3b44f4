import { callArguments } from '#shared/contract/calls.ts';
import type { CallHandlers, CallName } from '#shared/contract/calls.ts';
import { WorkbenchError, errorValue } from '#shared/contract/errors.ts';
import { answerCall } from './answer-call.ts';
import type { LogDefect } from './answer-call.ts';
import { isTrustedSender } from './call-sender.ts';
import type { CallSender } from './call-sender.ts';

/** Where calls come in: `ipcMain` behind a function that says who asks. */
export type HandleCall = (name: CallName, answer: (sender: CallSender, input: unknown) => Promise<unknown>) => void;

export interface CallDoor {
  readonly handle: HandleCall;
  readonly handlers: CallHandlers;
  readonly ownWebContentsId: () => number;
  readonly logDefect: LogDefect;
}

/** One handler per call of the contract, each behind the check of its sender. */
export function registerCalls({ handle, handlers, ownWebContentsId, logDefect }: CallDoor): void {
  for (const name of Object.keys(callArguments) as CallName[] /* the keys of that object are its names */) {
    handle(name, async (sender, input) => {
      if (isTrustedSender(sender, ownWebContentsId())) return answerCall(handlers, name, input, logDefect);
      const refusal = new WorkbenchError(
        'arguments/invalid',
        `${name}: refused, it was not asked by the workbench's own page.`,
      );
      logDefect(name, refusal);
      return { ok: false, error: errorValue(refusal) };
    });
  }
}
