import { z } from 'zod';

export const splitNames = ['train', 'test'] as const;
export const splitNameSchema = z.enum(splitNames);
export type SplitName = (typeof splitNames)[number];

export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 content hash');

const splitSchema = z.object({
  count: z.number().int().nonnegative(),
  /** Examples per class, in the order of `classes`; empty where there are no labels. */
  classCounts: z.array(z.number().int().nonnegative()).readonly(),
});

/**
 * `datasets/<hash>/dataset.json`. Beside it, for each split: `<split>-images.bin` (uint8, row-major, count × shape) and,
 * where there are labels, `<split>-labels.bin` (uint8, an index into `classes`). `hash` is the SHA-256 over shape,
 * classes and all those bytes: the same data imported twice is the same dataset.
 */
export const datasetManifestSchema = z.object({
  formatVersion: z.literal(1),
  hash: contentHashSchema,
  name: z.string().min(1).max(200),
  kind: z.literal('images'),
  /** Height, width, channels (1 or 3). */
  shape: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]).readonly(),
  classes: z.array(z.string()).max(256).readonly(),
  splits: z.object({ train: splitSchema, test: splitSchema }),
  source: z.string(),
  importedAt: z.string(),
});
export type DatasetManifest = z.infer<typeof datasetManifestSchema>;

/** What the dataset page shows beside the manifest. */
export interface DatasetDetails {
  readonly manifest: DatasetManifest;
  readonly bytes: number;
  /** How many pixels of the training split have each of the 256 values. */
  readonly valueHistogram: readonly number[];
  /** Mean and standard deviation of the training pixels, in 0…255. */
  readonly meanValue: number;
  readonly standardDeviation: number;
}

export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mnist') }),
  /** Four IDX files, plain or gzipped, under their usual names (train-images-idx3-ubyte …). */
  z.object({ kind: z.literal('idx'), directory: z.string().min(1), name: z.string().min(1).max(200) }),
  /** A folder a class, images inside; or `train/` and `test/` with a folder a class in each. */
  z.object({
    kind: z.literal('image-folder'),
    directory: z.string().min(1),
    name: z.string().min(1).max(200),
    height: z.number().int().min(1).max(512),
    width: z.number().int().min(1).max(512),
    channels: z.union([z.literal(1), z.literal(3)]),
    /** Share of the images held out for testing where there is no `test/` folder. */
    testShare: z.number().min(0).max(0.9),
  }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;
