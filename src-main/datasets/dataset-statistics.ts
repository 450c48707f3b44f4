import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatasetDetails, DatasetManifest, ImageDetails, TextDetails } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { examplesFile, hasLabels, labelsFile, openTexts } from './dataset-files.ts';
import { countWords } from './text-statistics.ts';
import type { TextStatistics } from './text-statistics.ts';

const count = z.number().int().nonnegative();
const imageStatisticsSchema = z.object({ valueHistogram: z.array(count).length(256) });
const textStatisticsSchema = z.object({
  lengthHistogram: z.array(count).min(1),
  meanLength: z.number().nonnegative(),
  longestLength: count,
  words: count,
  wordsOnce: count,
});

/** What the dataset page shows. The counts are kept in `statistics.json` beside the data, which never changes. */
export async function datasetDetails(directory: string, manifest: DatasetManifest): Promise<DatasetDetails> {
  const bytes = datasetBytes(directory, manifest);
  return manifest.kind === 'images' ? imageDetails(directory, bytes) : textDetails(directory, bytes);
}

async function imageDetails(directory: string, bytes: number): Promise<ImageDetails> {
  const { valueHistogram } = await kept(directory, imageStatisticsSchema, async () => {
    return { valueHistogram: await countValues(join(directory, examplesFile({ kind: 'images' }, 'train'))) };
  });
  return { kind: 'images', bytes, valueHistogram, ...moments(valueHistogram) };
}

async function textDetails(directory: string, bytes: number): Promise<TextDetails> {
  const statistics: TextStatistics = await kept(directory, textStatisticsSchema, () => {
    const { manifest, texts } = openTexts(directory);
    return countWords(texts('train'), manifest.language);
  });
  return { kind: 'texts', bytes, ...statistics };
}

/** Mean and standard deviation of values with these counts; 0 where there are none. */
export function moments(histogram: readonly number[]): { meanValue: number; standardDeviation: number } {
  const count = histogram.reduce((sum, number) => sum + number, 0);
  if (count === 0) return { meanValue: 0, standardDeviation: 0 };
  const meanValue = histogram.reduce((sum, number, value) => sum + number * value, 0) / count;
  const variance = histogram.reduce((sum, number, value) => sum + number * (value - meanValue) ** 2, 0) / count;
  return { meanValue, standardDeviation: Math.sqrt(variance) };
}

/** What was counted before, or is counted now and kept. */
async function kept<T>(directory: string, schema: z.ZodType<T>, countNow: () => Promise<T>): Promise<T> {
  const file = join(directory, 'statistics.json');
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const statistics = await countNow(); // not counted yet, or written by another version: counting again is cheap
    writeFileDurably(file, Buffer.from(JSON.stringify(statistics)));
    return statistics;
  }
}

/** In pieces, so that a large dataset does not hold up the window. */
async function countValues(file: string): Promise<number[]> {
  const counts = new Float64Array(256);
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    // without an encoding a stream gives buffers
    for (const value of piece as Buffer) counts[value] = (counts[value] ?? 0) + 1;
  }
  return Array.from(counts);
}

function datasetBytes(directory: string, manifest: DatasetManifest): number {
  const names = splitNames.flatMap((split) => [
    examplesFile(manifest, split),
    ...(hasLabels(manifest) ? [labelsFile(split)] : []),
  ]);
  return names.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}
