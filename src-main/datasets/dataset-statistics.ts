import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatasetDetails, DatasetManifest } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';
import { writeFileDurably } from '#main/checkpoints/durable-files.ts';
import { hasLabels, imagesFile, labelsFile } from './dataset-files.ts';

const statisticsSchema = z.object({ valueHistogram: z.array(z.number().int().nonnegative()).length(256) });

/** What the dataset page shows. The counts are kept in `statistics.json` beside the data, which never changes. */
export async function datasetDetails(directory: string, manifest: DatasetManifest): Promise<DatasetDetails> {
  const file = join(directory, 'statistics.json');
  let valueHistogram = readHistogram(file);
  if (valueHistogram === null) {
    valueHistogram = await countValues(join(directory, imagesFile('train')));
    writeFileDurably(file, Buffer.from(JSON.stringify({ valueHistogram })));
  }
  return { manifest, bytes: datasetBytes(directory, manifest), valueHistogram, ...moments(valueHistogram) };
}

/** Mean and standard deviation of values with these counts; 0 where there are none. */
export function moments(histogram: readonly number[]): { meanValue: number; standardDeviation: number } {
  const count = histogram.reduce((sum, number) => sum + number, 0);
  if (count === 0) return { meanValue: 0, standardDeviation: 0 };
  const meanValue = histogram.reduce((sum, number, value) => sum + number * value, 0) / count;
  const variance = histogram.reduce((sum, number, value) => sum + number * (value - meanValue) ** 2, 0) / count;
  return { meanValue, standardDeviation: Math.sqrt(variance) };
}

function readHistogram(file: string): readonly number[] | null {
  try {
    return statisticsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).valueHistogram;
  } catch {
    return null; // not counted yet, or written by another version: counting again is cheap
  }
}

/** In pieces, so that a large dataset does not hold up the window. */
async function countValues(file: string): Promise<readonly number[]> {
  const counts = new Float64Array(256);
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
    // without an encoding a stream gives buffers
    for (const value of piece as Buffer) counts[value] = (counts[value] ?? 0) + 1;
  }
  return Array.from(counts);
}

function datasetBytes(directory: string, manifest: DatasetManifest): number {
  const names = splitNames.flatMap((split) => [imagesFile(split), ...(hasLabels(manifest) ? [labelsFile(split)] : [])]);
  return names.reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}
