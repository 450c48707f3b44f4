/** The test split of MNIST as its IDX files hold it; vite serves them from the npm package. */
export interface Digits {
  /** (10000, 28, 28) */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export async function readDigits(): Promise<Digits> {
  const [images, labels] = await Promise.all(['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'].map(readBytes));
  if (!images || !labels) throw new Error('readDigits: nothing was read');
  return { images: images.subarray(16), labels: labels.subarray(8) };
}

async function readBytes(name: string): Promise<Uint8Array> {
  const response = await fetch(`/${name}`);
  return new Uint8Array(await response.arrayBuffer());
}
