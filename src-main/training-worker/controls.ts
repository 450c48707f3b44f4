import type { MessageToWorker } from '#shared/contract/training-messages.ts';

/** What the person asked for meanwhile; looked at between steps. */
export interface Controls {
  readonly isCanceled: () => boolean;
  readonly isPaused: () => boolean;
  /** Resolves at `continue` or `cancel`. */
  readonly untilContinued: () => Promise<void>;
  readonly hear: (message: MessageToWorker) => void;
}

export function createControls(): Controls {
  let isCanceled = false;
  let isPaused = false;
  let wake: (() => void) | null = null;
  const goOn = () => {
    isPaused = false;
    wake?.();
    wake = null;
  };
  return {
    isCanceled: () => isCanceled,
    isPaused: () => isPaused,
    untilContinued: () =>
      new Promise((resolve) => {
        if (isPaused) wake = resolve;
        else resolve();
      }),
    hear(message) {
      if (message.type === 'pause') isPaused = true;
      if (message.type === 'continue') goOn();
      if (message.type === 'cancel') {
        isCanceled = true;
        goOn();
      }
    },
  };
}
