import type { TextManifest, TextSample } from '#shared/contract/dataset.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import type { Ask } from './ask.ts';

interface Draw {
  readonly count: number;
  /** Which draw it is: another one has other texts, the same one the same. */
  readonly draw: number;
}

/** Some texts of the dataset, held-out ones where there are enough; undefined where they cannot be read. */
export async function randomTexts(
  ask: Ask,
  { hash, splits }: Pick<TextManifest, 'hash' | 'splits'>,
  { count, draw }: Draw,
): Promise<TextSample | undefined> {
  const split = splits.test.count >= count ? 'test' : 'train';
  const available = splits[split].count;
  const { below } = randomStream([draw, 0], 'text-lab/examples');
  const places = new Set<number>();
  while (places.size < Math.min(count, available)) places.add(below(available));
  return ask('datasets:texts', { hash, split, indices: [...places] });
}
