import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mapWords } from '#main/cli/commands/text-map.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fakeCli } from '../fake-services.ts';
import { exampleMap } from '#test/helpers/example-map.ts';
import { answering } from './text-answers.ts';

test('writes the file in the format of its name, and says what it wrote', async () => {
  const { reading, asked } = answering(exampleMap());
  const output = join(temporaryDirectory(), 'map.CSV');
  const { json } = await fakeCli(['text', 'map', 'last', '--output', output, '--k', '2', '--json'], { reading });
  expect(asked).toEqual([{ kind: 'map', clusters: 2, seed: 1 }]);
  const { clusters, explained } = exampleMap();
  expect(json).toEqual([{ file: output, texts: 3, allTexts: 5, explained, clusters }]);
  expect(readFileSync(output, 'utf8')).toContain(
    'split,place,x,y,cluster,label,text\ntrain,0,0.5,-1,1,statement,"He is',
  );
});

test('tells a person the clusters and how much of the codes is seen', () => {
  expect(mapWords(exampleMap(), 'map.csv').join('\n').split('\n')).toEqual([
    'cluster  texts  NPMI    words',
    '      1      2  −0.250  he is',
    '      2      1  –       ?',
    '',
    'The two axes have 62.5 % and 25.0 % of the variance of the codes.',
    'Wrote 3 of 5 texts to map.csv.',
  ]);
});

test('another kind of file is refused before anything is asked', async () => {
  const { reading, asked } = answering(exampleMap());
  const { code, err } = await fakeCli(['text', 'map', 'last', '--output', 'map.txt'], { reading });
  expect(code).not.toBe(0);
  expect(err.join('\n')).toContain('ends in .csv or .jsonl');
  expect(asked).toEqual([]);
});
