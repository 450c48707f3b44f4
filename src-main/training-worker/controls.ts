import type { MessageToWorker } from '#shared/contract/training-messages.ts';

/** What the person asked for meanwhile; looked at between steps. */
export interface Controls {
  readonly isCanceled: () => boolean;
  readonly isPaused: () => boolean;
  /** Resolves at `continue` or `cancel`. */
  readonly untilContinued: () => Promise<void>;
  /** Resolves when the figures of so many epochs were judged, or at `cancel`. */
  readonly untilJudged: (epochs: number) => Promise<void>;
  readonly hear: (message: MessageToWorker) => void;
}

export function createControls(): Controls {
  let isCanceled = false;
  let isPaused = false;
  let judgedEpochs = 0;
  let wake: (() => void) | null = null;
  const look = () => {
    wake?.();
    wake = null;
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo() && !isCanceled) await new Promise<void>((resolve) => (wake = resolve));
  };
  return {
    isCanceled: () => isCanceled,
    isPaused: () => isPaused,
    untilContinued: () => until(() => !isPaused),
    untilJudged: (epochs) => until(() => judgedEpochs >= epochs),
    hear(message) {
      if (message.type === 'pause') isPaused = true;
      if (message.type === 'continue' || message.type === 'cancel') isPaused = false;
      if (message.type === 'cancel') isCanceled = true;
      if (message.type === 'next-epoch') judgedEpochs = message.after;
      look();
    },
  };
}
