import { expect, test } from 'vitest';
import { drawingQueue } from '#renderer/charts/drawing-queue.ts';

/** A queue with frames and a clock that the test moves; `tookMs` is what every drawing takes. */
function fixture(tookMs: number) {
  const frames: (() => void)[] = [];
  const drawn: string[] = [];
  let now = 0;
  const takeTurn = drawingQueue(
    (callback) => void frames.push(callback),
    () => now,
  );
  const add = (name: string) =>
    takeTurn(() => {
      drawn.push(name);
      now += tookMs;
    });
  const nextFrame = () => {
    for (const callback of frames.splice(0)) callback();
    return drawn.join('');
  };
  return { add, nextFrame };
}

test('what is around the drawings is seen first, then long ones come one a frame, in their order', () => {
  const { add, nextFrame } = fixture(30);
  for (const name of 'abc') add(name);
  expect([nextFrame(), nextFrame(), nextFrame(), nextFrame(), nextFrame()]).toEqual(['', 'a', 'ab', 'abc', 'abc']);
});

test('short drawings share a frame as long as it is quick', () => {
  const { add, nextFrame } = fixture(3);
  for (const name of 'abcde') add(name);
  nextFrame();
  expect([nextFrame(), nextFrame()]).toEqual(['abc', 'abcde']);
});

test('what leaves before its turn is not drawn, and the others come all the same', () => {
  const { add, nextFrame } = fixture(30);
  add('a')();
  add('b');
  const leave = add('c');
  add('d');
  nextFrame();
  expect(nextFrame()).toBe('b');
  leave();
  expect([nextFrame(), nextFrame()]).toEqual(['bd', 'bd']);
});

test('after it was empty, the queue begins anew', () => {
  const { add, nextFrame } = fixture(30);
  add('a');
  expect([nextFrame(), nextFrame()]).toEqual(['', 'a']);
  add('b');
  expect([nextFrame(), nextFrame()]).toEqual(['a', 'ab']);
});
