import type { ErrorValue, Result } from '#shared/contract/errors.ts';
import { errorValue } from '#shared/contract/errors.ts';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing where this page is opened in a browser. */
    readonly workbench?: WorkbenchApi;
  }
}

/** The only way out of the window. Nothing rejects: a broken border is a failure with a code like any other. */
export function windowBridge(): WorkbenchApi {
  /** The border is listened to once for each event, however many runs are on the screen. */
  const listening = new Map<EventName, Set<(payload: never) => void>>();
  return {
    call: async (name, input) => {
      try {
        if (!window.workbench) return { ok: false, error: outside };
        return await window.workbench.call(name, input);
      } catch (error) {
        return { ok: false, error: errorValue(error) } satisfies Result<never>;
      }
    },
    on: (name, listener) => {
      const listeners = listening.get(name) ?? listenAtBorder(name);
      listening.set(name, listeners);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function listenAtBorder<N extends EventName>(name: N): Set<(payload: EventPayloads[N]) => void> {
  const listeners = new Set<(payload: EventPayloads[N]) => void>();
  window.workbench?.on(name, (payload) => {
    for (const listener of [...listeners]) listener(payload);
  });
  return listeners;
}

const outside: ErrorValue = {
  code: 'internal',
  message: 'This page was opened outside VAE Workbench.',
  remedy: 'Start it with `npm start`.',
  details: {},
};
