import type { CallArguments, CallName, CallValue } from '#shared/contract/calls.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import type { Notices } from './notices.svelte.ts';

/** Calls the main process; a failure becomes a notice for the person and `undefined` for the caller. */
export type Ask = <N extends CallName>(name: N, input: CallArguments<N>) => Promise<CallValue<N> | undefined>;

export function createAsk(bridge: WorkbenchApi, notices: Notices): Ask {
  return async (name, input) => {
    const result = await bridge.call(name, input);
    if (result.ok) return result.value;
    notices.report(result.error);
    return undefined;
  };
}

export type LoadState = 'loading' | 'ready' | 'failed';
