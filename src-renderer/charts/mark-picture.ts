import { drawMark, pictureSide } from './mark-drawing.ts';
import type { MarkPicture } from './mark-drawing.ts';

/** Draws marks once, each into a small canvas of its own, from which they are stamped. */
export function markPicture(density: number): MarkPicture {
  return (look) => {
    const side = pictureSide(look.radius);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(side * density);
    const context = canvas.getContext('2d');
    if (context) {
      context.scale(canvas.width / side, canvas.height / side);
      context.translate(side / 2, side / 2);
      drawMark(context, look);
    }
    return canvas;
  };
}
