import { describe, expect, test } from 'vitest';
import { firstWindowState, openingBounds, windowStateSchema } from '#main/electron/window-state.ts';

const display = { x: 0, y: 0, width: 1920, height: 1080 };
const remembered = { bounds: { x: 100, y: 80, width: 1000, height: 700 }, isMaximized: false };

describe('openingBounds', () => {
  test('comes back to the remembered place', () => {
    expect(openingBounds(remembered, [display])).toEqual(remembered.bounds);
  });

  test('comes back to a second display left of the first', () => {
    const left = { ...remembered, bounds: { x: -1800, y: 100, width: 1200, height: 800 } };
    expect(openingBounds(left, [display, { x: -1920, y: 0, width: 1920, height: 1080 }])).toEqual(left.bounds);
  });

  test.each([
    ['the display is gone', { x: -1800, y: 100, width: 1200, height: 800 }],
    ['only a sliver is visible', { x: 1900, y: 100, width: 1200, height: 800 }],
    ['the title bar is above the display', { x: 100, y: -50, width: 1200, height: 800 }],
    ['the title bar is below the display', { x: 100, y: 1075, width: 1200, height: 800 }],
  ])('opens in the middle of the first display when %s', (_, bounds) => {
    expect(openingBounds({ bounds, isMaximized: false }, [display])).toEqual({ width: 1360, height: 860 });
  });

  test('is no larger than a small display, and works without any', () => {
    expect(openingBounds(firstWindowState, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
    });
    expect(openingBounds(firstWindowState, [])).toEqual({ width: 1360, height: 860 });
  });
});

describe('windowStateSchema', () => {
  test.each([
    [{ x: 0, y: 0, width: 10, height: 10 }],
    [{ x: 0.5, y: 0, width: 1000, height: 700 }],
    [{ x: 1e9, y: 0, width: 1000, height: 700 }],
    [{ x: 0, y: 0, width: Infinity, height: 700 }],
    ['0,0,1000,700'],
  ])('refuses the bounds %j', (bounds) => {
    expect(windowStateSchema.safeParse({ bounds, isMaximized: false }).success).toBe(false);
  });
});
