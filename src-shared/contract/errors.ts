/** Every failure that a person may meet: what to do about it. The message says what happened, to what. */
export const errorRemedies = {
  'arguments/invalid': 'Correct the named value and try again.',
  'run/not-found': 'List the runs and use one of their ids.',
  'run/wrong-state': 'Look at the state of the run; what was asked fits another one.',
  'run/no-checkpoint': 'Start the run again: it has not reached its first checkpoint.',
  'preset/not-found': 'List the presets and use one of their names.',
  'dataset/not-found': 'Import the dataset first.',
  'dataset/invalid': 'Correct the named file and import again; nothing was added to the workspace.',
  'dataset/wrong-kind': 'Choose another dataset.',
  'dataset/damaged': 'Remove the dataset and import it again: its bytes do not match its hash.',
  'workspace/locked': 'Close the other program that writes to this workspace, or use another workspace.',
  'workspace/newer': 'Update the workbench: a newer version wrote this workspace.',
  'workspace/damaged': 'The damaged file was set aside under the named path; restore it from a copy if you have one.',
  'workspace/not-writable': 'Choose a folder that you may write to, with free space.',
  'disk/full': 'Free some disk space, then resume the run from its last checkpoint.',
  'checkpoint/damaged': 'Resume from the checkpoint before it; this one is incomplete or altered.',
  'training/diverged': 'Lower the learning rate, or turn on gradient clipping, and start again.',
  'training/crashed': 'Resume the run from its last checkpoint; the log has the last words of the worker.',
  'training/out-of-memory': 'Use a smaller batch or smaller layers.',
  'engine/unavailable': 'Run `npm run doctor` to see what is missing, or choose another engine.',
  'sweep/not-found': 'List the sweeps with `vae sweep list` and use one of their ids.',
  'sweep/wrong-state': 'Look at the state of the sweep; what was asked fits another one.',
  'sweep/trials-fail': 'Look at the log of the last trial; when the cause is gone, resume the sweep.',
  'export/not-possible': 'Finish at least one epoch first.',
  'file/not-writable': 'Choose a place that you may write to.',
  'file/invalid': 'Correct the named file.',
  canceled: 'Nothing was changed.',
  internal: 'This is a defect of the workbench; please report it with the log.',
} as const;

export type ErrorCode = keyof typeof errorRemedies;

/** An expected failure: thrown inside a process, carried as a value across its border. */
export class WorkbenchError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'WorkbenchError';
    this.code = code;
    this.details = details;
  }
}

export interface ErrorValue {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Any thrown thing as a value with code, text and remedy; what is not a `WorkbenchError` is a defect, code `internal`. */
export function errorValue(error: unknown): ErrorValue {
  if (error instanceof WorkbenchError) {
    return { code: error.code, message: error.message, remedy: errorRemedies[error.code], details: error.details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, remedy: errorRemedies.internal, details: {} };
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorValue };

/** The end of every switch on a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`assertNever: ${JSON.stringify(value)} is not handled`);
}
