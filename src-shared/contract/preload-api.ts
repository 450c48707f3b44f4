import type { CallArguments, CallName, CallValue } from './calls.ts';
import type { Result } from './errors.ts';
import type { EventName, EventPayloads } from './events.ts';

/** All that the window can reach outside itself: `window.workbench`, put there by the preload. */
export interface WorkbenchApi {
  /** Never rejects for an expected failure: failures are values. Rejects for a name that is not in the contract. */
  call<N extends CallName>(name: N, input: CallArguments<N>): Promise<Result<CallValue<N>>>;
  /** Listens until the returned function is called. */
  on<N extends EventName>(name: N, listener: (payload: EventPayloads[N]) => void): () => void;
}

/**
 * Names of calls without their schemas, so that the preload stays small enough to start at once.
 * The compiler refuses a missing and an extra name.
 */
const callNameTable: Readonly<Record<CallName, true>> = {
  'app:info': true,
  'doctor:report': true,
  'presets:list': true,
  'runs:list': true,
  'runs:get': true,
  'runs:start': true,
  'runs:estimate-time': true,
  'runs:pause': true,
  'runs:resume': true,
  'runs:cancel': true,
  'runs:delete': true,
  'runs:describe': true,
  'metrics:read': true,
  'logs:read': true,
  'artifacts:list': true,
  'artifacts:samples': true,
  'artifacts:latents': true,
  'artifacts:texts': true,
  'models:decoder': true,
  'datasets:list': true,
  'datasets:details': true,
  'datasets:images': true,
  'datasets:texts': true,
  'datasets:find-texts': true,
  'datasets:preview-texts': true,
  'datasets:corpora': true,
  'datasets:import': true,
  'texts:vocabulary': true,
  'texts:work': true,
  'texts:cancel': true,
  'sweeps:presets': true,
  'sweeps:list': true,
  'sweeps:get': true,
  'sweeps:limits': true,
  'sweeps:start': true,
  'sweeps:pause': true,
  'sweeps:resume': true,
  'sweeps:stop': true,
  'sweeps:set-workers': true,
  'sweeps:delete': true,
  'sweeps:trials': true,
  'sweeps:curves': true,
  'sweeps:importance': true,
  'dialogs:open-sweep': true,
  'dialogs:save-sweep': true,
  'dialogs:choose-folder': true,
  'dialogs:choose-files': true,
  'dialogs:save-text': true,
  'clipboard:write': true,
  'exports:create': true,
};

/** Own keys only: `constructor` and its like are no calls. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callNameTable, name);
}
