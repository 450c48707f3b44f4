import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { permutation } from '#shared/random/permutation.ts';
import { contentHash } from '#main/datasets/content-hash.ts';
import { textLines } from '#main/datasets/dataset-files.ts';
import { onWasm } from './example-dataset.ts';

export interface ExampleTextSplit {
  readonly texts: readonly string[];
  readonly labels: Uint8Array | null;
}

export interface ExampleTexts {
  readonly classes: readonly string[];
  readonly splits: { readonly train: ExampleTextSplit; readonly test: ExampleTextSplit };
}

const people = ['Ann', 'Bob', 'Eve', 'the cat', 'my dog', 'her old aunt', 'a small child', 'nobody'];
const verbs = ['sees', 'likes', 'finds', 'paints', 'eats', 'hides'];
const things = ['bread', 'a red apple', 'the moon', 'two fish', 'it', 'a book about trains', 'soup', 'the last key'];

/** Sentences of two classes, statements and questions, all different: up to 768. */
export function exampleTexts({ train = 160, test = 40 } = {}): ExampleTexts {
  const sentence = (number: number) => {
    const [person, verb, thing] = [(number >> 1) % 8, (number >> 4) % 6, Math.floor(number / 96)];
    const words = `${people[person]!} ${verbs[verb]!} ${things[thing]!}`;
    return number % 2 === 0 ? `${words}.` : `who says that ${words}?`;
  };
  const order = permutation(768, 1, 0);
  const split = (first: number, count: number): ExampleTextSplit => {
    const numbers = order.subarray(first, first + count);
    return { texts: Array.from(numbers, sentence), labels: Uint8Array.from(numbers, (number) => number % 2) };
  };
  return { classes: ['statement', 'question'], splits: { train: split(0, train), test: split(train, test) } };
}

/** Writes a dataset folder of texts as an import would, under any name; gives its manifest. */
export function writeExampleTexts(directory: string, content: ExampleTexts = exampleTexts()): TextManifest {
  const { classes, splits } = content;
  const bytes = ({ texts, labels }: ExampleTextSplit) => ({ examples: textLines(texts), labels });
  const counted = ({ texts, labels }: ExampleTextSplit) => ({
    count: texts.length,
    classCounts: classes.map((_, i) => labels?.filter((label) => label === i).length ?? 0),
    characters: texts.reduce((sum, text) => sum + Array.from(text).length, 0),
  });
  const manifest: TextManifest = {
    formatVersion: 1,
    hash: contentHash({
      header: { kind: 'texts', language: 'en', classes },
      splits: { train: bytes(splits.train), test: bytes(splits.test) },
    }),
    name: 'Sentences',
    kind: 'texts',
    language: 'en',
    classes,
    splits: { train: counted(splits.train), test: counted(splits.test) },
    leftOut: { empty: 0, duplicates: 0 },
    source: 'test',
    importedAt: '2026-01-01T00:00:00.000Z',
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'dataset.json'), JSON.stringify(manifest));
  for (const part of ['train', 'test'] as const) {
    const { examples, labels } = bytes(splits[part]);
    writeFileSync(join(directory, `${part}-texts.jsonl`), examples);
    if (labels) writeFileSync(join(directory, `${part}-labels.bin`), labels);
  }
  return manifest;
}

/** Hyperparameters of a recurrent model that trains in a moment on the example texts. */
export function quickTextHyperparameters(changes: Partial<Hyperparameters> = {}): TextHyperparameters {
  return ofTextModel({
    ...defaultHyperparameters,
    network: 'recurrent',
    vocabularySize: 60,
    longestText: 12,
    embeddingSize: 6,
    hiddenSize: 8,
    latentSize: 3,
    validationExamples: 20,
    batchSize: 16,
    epochs: 2,
    encoderLearningRate: 0.01,
    decoderLearningRate: 0.01,
    ...onWasm,
    ...changes,
  });
}
