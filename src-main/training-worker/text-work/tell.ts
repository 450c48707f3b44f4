import { setImmediate as nextTurn } from 'node:timers/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Controls } from '../controls.ts';
import type { WorkerPort } from '../worker-port.ts';

/**
 * Called between the pieces of a request: says how far it is, lets messages arrive, and throws 'canceled' when it is not
 * wanted any more. `done` of `total` pieces of what is being done, e.g. "writing texts".
 */
export type Tell = (what: string, done: number, total: number) => Promise<void>;

/** Messages are heard at least so often, and progress is told at most so often. */
const turnEveryMs = 20;
const tellEveryMs = 200;

export function createTell(
  port: Pick<WorkerPort, 'send'>,
  controls: Pick<Controls, 'isCanceled'>,
  clock: () => number = () => performance.now(),
): Tell {
  let turnAt = clock();
  let toldAt = -Infinity;
  let begun = { what: '', at: 0, done: 0 };
  return async (what, done, total) => {
    const now = clock();
    if (what !== begun.what) begun = { what, at: now, done };
    if (now - toldAt >= tellEveryMs) {
      toldAt = now;
      const perPiece = done > begun.done ? (now - begun.at) / (done - begun.done) : null;
      const millisecondsLeft = perPiece === null ? null : Math.round(perPiece * (total - done));
      port.send({ type: 'text-progress', progress: { what, done, total, millisecondsLeft } });
    }
    if (now - turnAt < turnEveryMs) return;
    await nextTurn();
    turnAt = clock();
    if (controls.isCanceled()) throw new WorkbenchError('canceled', 'The request was canceled.');
  };
}
