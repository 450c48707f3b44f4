import type { Locator, Page } from 'playwright-core';

/** Milliseconds from a gesture on. */
export interface DrawnTime {
  /** Until the handlers of the gesture have returned and the first frame after them is there: when the person sees an answer. */
  readonly answer: number;
  /** Until the frame is there that shows the last thing which was drawn where it can be seen without scrolling. */
  readonly seen: number;
  /** Until the frame is there that shows the last thing which was drawn on any canvas. */
  readonly all: number;
  /** The longest time between two frames: how long the window was deaf. */
  readonly deaf: number;
}

/** A canvas on which nothing is drawn for so long is complete. */
const quietMs = 400;

interface Watched {
  lastDrawing: number;
  /** Of the canvases in the page. */
  readonly lastOn: Map<HTMLCanvasElement, number>;
  readonly frames: number[];
}

/** Notes from now on when something is drawn and when frames come. To be called once for a page. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { lastDrawing: 0, lastOn: new Map(), frames: [] };
    Object.assign(globalThis, { watched });
    const pen = CanvasRenderingContext2D.prototype as unknown as Record<string, (...args: unknown[]) => unknown>; // its methods by name
    for (const name of ['stroke', 'fill', 'fillRect', 'drawImage', 'putImageData']) {
      const draw = pen[name]!;
      pen[name] = function drawAndNote(this: CanvasRenderingContext2D, ...args) {
        watched.lastDrawing = performance.now();
        if (this.canvas.isConnected) watched.lastOn.set(this.canvas, watched.lastDrawing);
        return draw.apply(this, args);
      };
    }
    const note = (): void => {
      watched.frames.push(performance.now());
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

/** Clicks the element, or presses the key on it, and waits until all is drawn. */
export async function timeDrawing(element: Locator, key: string | null = null): Promise<DrawnTime> {
  return element.evaluate(
    async (target, given) => {
      const { watched } = globalThis as unknown as { watched: Watched }; // watchDrawing has put it there
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const from = performance.now();
      watched.frames.length = 0;
      watched.lastOn.clear();
      watched.lastDrawing = from;
      if (given.key === null)
        (target as HTMLElement).click(); // what can be clicked here is HTML
      else target.dispatchEvent(new KeyboardEvent('keydown', { key: given.key, bubbles: true, cancelable: true }));
      const handled = performance.now();
      // a callback runs before its frame is painted, the next one after that
      const shownAt = (time: number): number | undefined => watched.frames.filter((frame) => frame > time)[1];
      const isQuiet = (): boolean => performance.now() - watched.lastDrawing >= given.quietMs;
      while (!isQuiet() || shownAt(watched.lastDrawing) === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const isSeen = (canvas: HTMLCanvasElement): boolean => {
        const { top, bottom } = canvas.getBoundingClientRect();
        return canvas.isConnected && top < innerHeight && bottom > 0;
      };
      const drawings = [...watched.lastOn].filter(([canvas]) => isSeen(canvas)).map(([, time]) => time);
      const frames = [from, ...watched.frames];
      return {
        answer: shownAt(handled)! - from,
        seen: shownAt(Math.max(handled, ...drawings))! - from,
        all: shownAt(watched.lastDrawing)! - from, // it is there, and so is an earlier one
        deaf: Math.max(...frames.slice(1).map((frame, i) => frame - frames[i]!)),
      };
    },
    { key, quietMs },
  );
}
