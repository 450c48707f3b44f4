import type { CallArguments, CallName, CallValue } from '#shared/contract/calls.ts';
import type { Result } from '#shared/contract/errors.ts';
import { eventNames } from '#shared/contract/events.ts';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import { isCallName } from '#shared/contract/preload-api.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

type PipeListener = (event: unknown, payload: unknown) => void;

/** The part of Electron's `ipcRenderer` that is used; the window never gets hold of it. */
export interface MessagePipe {
  invoke(channel: string, input: unknown): Promise<unknown>;
  on(channel: string, listener: PipeListener): unknown;
  removeListener(channel: string, listener: PipeListener): unknown;
}

/** Two functions and nothing else. Names outside the contract are refused before anything is sent. */
export function createWorkbenchApi(pipe: MessagePipe): WorkbenchApi {
  return {
    async call<N extends CallName>(name: N, input: CallArguments<N>) {
      if (!isCallName(name)) throw new Error(`call: "${String(name)}" is not a call of the workbench`);
      // The main process answers with exactly this type: its handlers are checked against the same contract.
      return (await pipe.invoke(name, input)) as Result<CallValue<N>>;
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayloads[N]) => void) {
      if (!eventNames.includes(name)) throw new Error(`on: "${String(name)}" is not an event of the workbench`);
      if (typeof listener !== 'function') throw new Error(`on: the listener of "${name}" is not a function`);
      // The event object is dropped here: it holds the sender, through which the window could reach every channel.
      const forward: PipeListener = (_event, payload) => listener(payload as EventPayloads[N]);
      pipe.on(name, forward);
      return () => void pipe.removeListener(name, forward);
    },
  };
}
