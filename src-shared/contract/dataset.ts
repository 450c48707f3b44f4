import { z } from 'zod';

export const splitNames = ['train', 'test'] as const;
export const splitNameSchema = z.enum(splitNames);
export type SplitName = (typeof splitNames)[number];

export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 content hash');

const count = z.number().int().nonnegative();
const splitSchema = z.object({
  count,
  /** Examples per class, in the order of `classes`; empty where there are no labels. */
  classCounts: z.array(count).readonly(),
});

const description = {
  formatVersion: z.literal(1),
  hash: contentHashSchema,
  name: z.string().min(1).max(200),
  classes: z.array(z.string()).max(256).readonly(),
  source: z.string(),
  importedAt: z.string(),
};

/**
 * Images. Beside the manifest, for each split: `<split>-images.bin` (uint8, row-major, count × shape) and, where there
 * are labels, `<split>-labels.bin` (uint8, an index into `classes`). `hash` is the SHA-256 over shape, classes and all
 * those bytes: the same data imported twice is the same dataset.
 */
const imageManifestSchema = z.object({
  ...description,
  kind: z.literal('images'),
  /** Height, width, channels (1 or 3). */
  shape: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]).readonly(),
  splits: z.object({ train: splitSchema, test: splitSchema }),
});
export type ImageManifest = z.infer<typeof imageManifestSchema>;

const textSplitSchema = splitSchema.extend({
  /** Unicode code points of all its texts. */
  characters: count,
});

/**
 * Texts. Beside the manifest, for each split: `<split>-texts.jsonl` (a JSON string a line) and labels as for images.
 * No text is there twice, neither in a split nor across them.
 */
const textManifestSchema = z.object({
  ...description,
  kind: z.literal('texts'),
  /** BCP 47, "und" where it was not said: how sentences and words are told apart. */
  language: z.string(),
  splits: z.object({ train: textSplitSchema, test: textSplitSchema }),
  /** What the files had besides: texts that were empty, and those that were there before. */
  leftOut: z.object({ empty: count, duplicates: count }),
});
export type TextManifest = z.infer<typeof textManifestSchema>;

/** `datasets/<hash>/dataset.json`. */
export const datasetManifestSchema = z.discriminatedUnion('kind', [imageManifestSchema, textManifestSchema]);
export type DatasetManifest = z.infer<typeof datasetManifestSchema>;

/** What the dataset page shows beside the manifest. */
export type DatasetDetails = ImageDetails | TextDetails;

export interface ImageDetails {
  readonly kind: 'images';
  readonly bytes: number;
  /** How many pixels of the training split have each of the 256 values. */
  readonly valueHistogram: readonly number[];
  /** Mean and standard deviation of the training pixels, in 0…255. */
  readonly meanValue: number;
  readonly standardDeviation: number;
}

export interface TextDetails {
  readonly kind: 'texts';
  readonly bytes: number;
  /** How many training texts have so many words (and marks), 0 first; the last one holds all that are as long or longer. */
  readonly lengthHistogram: readonly number[];
  readonly meanLength: number;
  readonly longestLength: number;
  /** Different words of the training texts, and those that are there once only. */
  readonly words: number;
  readonly wordsOnce: number;
}

export const textFormats = ['lines', 'document', 'csv', 'tsv', 'json-lines', 'parquet'] as const;
export type TextFormat = (typeof textFormats)[number];

/** How files are read: what is common to a preview and an import. */
const textReading = {
  /** Of one format; plain or gzipped. */
  files: z.array(z.string().min(1)).min(1).max(1000).readonly(),
  format: z.enum(textFormats),
  /** A name that `TextDecoder` knows; null takes UTF-8 and what a byte order mark says, and refuses anything else. */
  encoding: z.string().max(40).nullable(),
  /** Of CSV and TSV: whether the first row names the columns. */
  hasHeader: z.boolean(),
};

const textSourceSchema = z.object({
  kind: z.literal('texts'),
  name: z.string().min(1).max(200),
  ...textReading,
  textColumn: z.string(),
  /** Labels are the values of a column, or the files are the classes. */
  labels: z.discriminatedUnion('from', [
    z.object({ from: z.literal('nothing') }),
    z.object({ from: z.literal('column'), column: z.string() }),
    z.object({ from: z.literal('file') }),
  ]),
  /** Whether each sentence of a value is a text of its own. */
  splitSentences: z.boolean(),
  language: z.string().min(2).max(35),
  testShare: z.number().min(0).max(0.9),
});
export type TextSource = z.infer<typeof textSourceSchema>;

/** What to look at before an import: the first of the files; the format is read from its name where it is null. */
export const textPreviewRequestSchema = z.strictObject({ ...textReading, format: textReading.format.nullable() });
export type TextPreviewRequest = z.infer<typeof textPreviewRequestSchema>;

/** What a file holds, before it is imported. */
export interface TextPreview {
  readonly format: TextFormat;
  /** The encoding as which it was read; null where it has to be chosen from `likelyEncodings` first. */
  readonly encoding: string | null;
  readonly likelyEncodings: readonly { readonly encoding: string; readonly confidence: number }[];
  readonly columns: readonly string[];
  /** The first rows, a value a column; lists of texts are joined by line ends. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Different values of each column, up to 1,000: few of them may be labels. */
  readonly distinctValues: readonly number[];
  /** How many rows have nothing but white space in each column. */
  readonly emptyValues: readonly number[];
}

/** Texts of a split by their places in it. */
export interface TextSample {
  readonly texts: readonly string[];
  /** The class of each; null where there are none. */
  readonly labels: readonly string[] | null;
}

/** A corpus that ships with the workbench. */
export interface CorpusDescription {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly license: string;
  readonly attribution: string;
}

export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mnist') }),
  /** A corpus that ships with the workbench, by its name. */
  z.object({ kind: z.literal('corpus'), name: z.string().min(1).max(100) }),
  textSourceSchema,
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
