import { packedText } from '#shared/contract/packed-texts.ts';
import type { MapAnswer } from '#shared/contract/text-mining.ts';

export const mapFileFormats = ['csv', 'jsonl'] as const;
export type MapFileFormat = (typeof mapFileFormats)[number];

/** A text of a map as a row of a file; clusters count from 1, as they are listed. */
interface MapRow {
  readonly split: 'train' | 'test';
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly cluster: number;
  readonly label: string | null;
  readonly text: string;
}

/** All texts of a map, a line each: CSV as RFC 4180 has it, with a heading, or a JSON object. */
export function mapFile(answer: MapAnswer, format: MapFileFormat): Uint8Array {
  const lines = Array.from({ length: answer.texts.ends.length }, (_, i) => lineOf[format](mapRow(answer, i)));
  if (format === 'csv') lines.unshift('split,place,x,y,cluster,label,text');
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function mapRow(answer: MapAnswer, i: number): MapRow {
  const { trainingTexts, places, points, clusterOf, labels, classes, texts } = answer;
  return {
    split: i < trainingTexts ? 'train' : 'test',
    place: places.data[i]!,
    x: points.data[2 * i]!,
    y: points.data[2 * i + 1]!,
    cluster: clusterOf.data[i]! + 1,
    label: labels && (classes[labels.data[i]!] ?? null),
    text: packedText(texts, i),
  };
}

const lineOf: Readonly<Record<MapFileFormat, (row: MapRow) => string>> = {
  csv: ({ split, place, x, y, cluster, label, text }) =>
    [split, place, x, y, cluster, csvField(label ?? ''), csvField(text)].join(','),
  jsonl: (row) => JSON.stringify(row),
};

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
