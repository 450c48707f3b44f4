import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import type { WorkerPort } from '#main/training-worker/worker-port.ts';

export interface RecordingPort extends WorkerPort {
  readonly sent: MessageFromWorker[];
  /** All points sent so far: series name, step, value. */
  readonly points: () => readonly { readonly name: string; readonly step: number; readonly value: number }[];
}

/** A port that keeps what a worker sends; `onSend` may answer while training goes on. */
export function recordingPort(onSend: (message: MessageFromWorker) => void = () => undefined): RecordingPort {
  const sent: MessageFromWorker[] = [];
  return {
    sent,
    send(message) {
      sent.push(message);
      onSend(message);
    },
    onMessage: () => undefined,
    whenSent: () => Promise.resolve(),
    points: () =>
      sent.flatMap((message) =>
        message.type === 'progress'
          ? Array.from(message.points.steps, (step, i) => ({
              name: message.points.names[message.points.series[i]!]!,
              step,
              value: message.points.values[i]!,
            }))
          : [],
      ),
  };
}
