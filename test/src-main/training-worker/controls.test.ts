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
