import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const minimumSize = { width: 900, height: 600 } as const;
const usualSize = { width: 1360, height: 860 } as const;

const coordinate = z.number().int().min(-100_000).max(100_000);
export const windowStateSchema = z.object({
  bounds: z
    .object({
      x: coordinate,
      y: coordinate,
      width: z.number().int().min(minimumSize.width).max(100_000),
      height: z.number().int().min(minimumSize.height).max(100_000),
    })
    .nullable(),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export const firstWindowState: WindowState = { bounds: null, isMaximized: false };

/**
 * Where to open the window: the remembered place if a display still shows enough of it to be caught with the mouse,
 * otherwise the usual size, no larger than the first display, in the middle (no x and y).
 */
export function openingBounds(
  state: WindowState,
  workAreas: readonly Rectangle[],
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  const { bounds } = state;
  if (bounds && workAreas.some((area) => isReachable(bounds, area))) return bounds;
  const area = workAreas[0];
  if (!area) return usualSize;
  return { width: Math.min(usualSize.width, area.width), height: Math.min(usualSize.height, area.height) };
}

/** A strip of the title bar, 100 × 30 pixels, lies on the display. */
function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  const hasTitleBar = bounds.y >= area.y && bounds.y + 30 <= area.y + area.height;
  return right - left >= 100 && hasTitleBar;
}
