/** Images (N, H, W, C), uint8, C = 1 or 3. */
export interface ImageStack {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

const gap = 2;

/** All images in one picture, row by row, in as many columns as make it about square, with black lines between. */
export function imageGrid({ shape, data }: ImageStack): Picture {
  const [count = 0, imageHeight = 0, imageWidth = 0, channels = 0] = shape;
  if (shape.length !== 4 || count < 1 || (channels !== 1 && channels !== 3)) {
    throw new Error(`imageGrid: expected images (N, H, W, 1 or 3) with N > 0, got (${shape.join(', ')})`);
  }
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const width = columns * (imageWidth + gap) - gap;
  const height = rows * (imageHeight + gap) - gap;
  const pixels = new Uint8Array(width * height * channels);
  const lineBytes = imageWidth * channels;
  for (let image = 0; image < count; image += 1) {
    const left = (image % columns) * (imageWidth + gap);
    const top = Math.floor(image / columns) * (imageHeight + gap);
    for (let y = 0; y < imageHeight; y += 1) {
      const from = (image * imageHeight + y) * lineBytes;
      pixels.set(data.subarray(from, from + lineBytes), ((top + y) * width + left) * channels);
    }
  }
  return { width, height, channels, pixels };
}
