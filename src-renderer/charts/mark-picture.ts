import { drawMark, pictureSide } from './mark-drawing.ts';
import type { MarkPicture } from './mark-stamping.ts';

/** Draws marks once, one after the other into the same small canvas, from which their pixels are read. */
export function markPicture(density: number): MarkPicture {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (look) => {
    const side = pictureSide(look.radius);
    const pixels = Math.ceil(side * density);
    if (!context) return { width: 0, height: 0, data: new Uint8ClampedArray() };
    canvas.width = canvas.height = pixels; // empties it, and takes back what was done to its coordinates
    context.scale(pixels / side, pixels / side);
    context.translate(side / 2, side / 2);
    drawMark(context, look);
    return context.getImageData(0, 0, pixels, pixels);
  };
}
