import type { ErrorValue, Result } from '#shared/contract/errors.ts';
import { errorValue } from '#shared/contract/errors.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';

declare global {
  interface Window {
    /** Put there by the preload; missing where this page is opened in a browser. */
    readonly workbench?: WorkbenchApi;
  }
}

/** The only way out of the window. Nothing rejects: a broken border is a failure with a code like any other. */
export function windowBridge(): WorkbenchApi {
  return {
    call: async (name, input) => {
      try {
        if (!window.workbench) return { ok: false, error: outside };
        return await window.workbench.call(name, input);
      } catch (error) {
        return { ok: false, error: errorValue(error) } satisfies Result<never>;
      }
    },
    on: (name, listener) => window.workbench?.on(name, listener) ?? (() => undefined),
  };
}

const outside: ErrorValue = {
  code: 'internal',
  message: 'This page was opened outside VAE Workbench.',
  remedy: 'Start it with `npm start`.',
  details: {},
};
