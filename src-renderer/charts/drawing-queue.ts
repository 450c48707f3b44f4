/** Calls `draw` when it is its turn, unless the returned function is called before. */
export type TakeTurn = (draw: () => void) => () => void;

/** A frame in which drawing has taken so long begins no further drawing. */
const enoughMs = 8;

/**
 * Lets those who draw take turns, in the order in which they came: each frame one at least, more as long as it is quick. A frame
 * begins before it is painted: the first of them all waits for a second one, so that what is around it is seen before.
 */
export function drawingQueue(nextFrame: (callback: () => void) => void, now: () => number): TakeTurn {
  let waiting: readonly { readonly draw: () => void }[] = [];
  let isComing = false;

  function drawSome(): void {
    const from = now();
    do {
      const [first, ...others] = waiting;
      waiting = others;
      first?.draw();
    } while (waiting.length > 0 && now() - from < enoughMs);
    isComing = waiting.length > 0;
    if (isComing) nextFrame(drawSome);
  }

  return (draw) => {
    const mine = { draw };
    if (!isComing) nextFrame(() => nextFrame(drawSome));
    isComing = true;
    waiting = [...waiting, mine];
    return () => {
      waiting = waiting.filter((other) => other !== mine);
    };
  };
}

/** Of the window: charts that appear together are not drawn all at once, so that the person is heard in between. */
export const takeTurnToDraw = drawingQueue(
  (callback) => void requestAnimationFrame(callback),
  () => performance.now(),
);
