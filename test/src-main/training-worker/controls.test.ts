import { expect, test } from 'vitest';
import { createControls } from '#main/training-worker/controls.ts';

test('pause holds until continue', async () => {
  const controls = createControls();
  controls.hear({ type: 'pause' });
  expect(controls.isPaused()).toBe(true);
  const waiting = controls.untilContinued();
  controls.hear({ type: 'continue' });
  await waiting;
  expect(controls.isPaused()).toBe(false);
});

test('cancel ends a pause', async () => {
  const controls = createControls();
  controls.hear({ type: 'pause' });
  const waiting = controls.untilContinued();
  controls.hear({ type: 'cancel' });
  await waiting;
  expect(controls.isCanceled()).toBe(true);
});

test('a pause that was taken back before the wait does not hold', async () => {
  const controls = createControls();
  controls.hear({ type: 'pause' });
  controls.hear({ type: 'continue' });
  await controls.untilContinued();
  expect(controls.isPaused()).toBe(false);
});

test('a trial waits until its epoch was judged, whatever else it hears', async () => {
  const controls = createControls();
  controls.hear({ type: 'next-epoch', after: 1 });
  await controls.untilJudged(1);
  const heard: string[] = [];
  const waiting = controls.untilJudged(2).then(() => heard.push('judged'));
  controls.hear({ type: 'pause' });
  controls.hear({ type: 'continue' });
  await Promise.resolve();
  heard.push('pause');
  controls.hear({ type: 'next-epoch', after: 2 });
  await waiting;
  expect(heard).toEqual(['pause', 'judged']);
});

test('cancel ends the wait for a verdict', async () => {
  const controls = createControls();
  const waiting = controls.untilJudged(1);
  controls.hear({ type: 'cancel' });
  await waiting;
  expect(controls.isCanceled()).toBe(true);
});
