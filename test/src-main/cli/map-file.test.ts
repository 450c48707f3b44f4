import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { mapFile } from '#main/cli/map-file.ts';
import { exampleMap } from '#test/helpers/example-map.ts';

test('writes a line for each text, clusters counted from 1', () => {
  const lines = Buffer.from(mapFile(exampleMap(), 'jsonl')).toString().trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { split: 'train', place: 0, x: 0.5, y: -1, cluster: 1, label: 'statement', text: 'He is "here", now.' },
    { split: 'train', place: 2, x: 2, y: 0, cluster: 2, label: 'question', text: 'Where\nis he?' },
    { split: 'test', place: 1, x: 1, y: 1, cluster: 1, label: 'statement', text: 'It rains.' },
  ]);
});

test('CSV is read back by another program, and texts without labels have an empty one', () => {
  const rows = parse(Buffer.from(mapFile(exampleMap({ labels: null }), 'csv')), { columns: true });
  expect(rows).toEqual([
    { split: 'train', place: '0', x: '0.5', y: '-1', cluster: '1', label: '', text: 'He is "here", now.' },
    { split: 'train', place: '2', x: '2', y: '0', cluster: '2', label: '', text: 'Where\nis he?' },
    { split: 'test', place: '1', x: '1', y: '1', cluster: '1', label: '', text: 'It rains.' },
  ]);
});
