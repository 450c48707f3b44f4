import type { MarkInk, Marks } from './mark-drawing.ts';
import { markPicture } from './mark-picture.ts';
import { stampMarks } from './mark-stamping.ts';

/** Draws marks on an empty canvas, in CSS pixels from its top left. */
export function drawMarks(context: CanvasRenderingContext2D, marks: Marks, ink: MarkInk): void {
  context.putImageData(marksImage(context.canvas, marks, ink), 0, 0);
}

/** Draws marks over what is on a canvas. */
export function drawMarksAbove(context: CanvasRenderingContext2D, marks: Marks, ink: MarkInk): void {
  const layer = document.createElement('canvas');
  [layer.width, layer.height] = [context.canvas.width, context.canvas.height];
  layer.getContext('2d')?.putImageData(marksImage(layer, marks, ink), 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0); // pixel by pixel
  context.drawImage(layer, 0, 0);
  context.restore();
}

function marksImage({ width, height }: HTMLCanvasElement, marks: Marks, ink: MarkInk): ImageData {
  const image = new ImageData(width, height);
  stampMarks(image, marks, ink, devicePixelRatio, markPicture(devicePixelRatio));
  return image;
}
