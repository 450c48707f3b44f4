import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentHash } from '#main/datasets/content-hash.ts';
import { exampleContent, imageHashContent } from './example-content.ts';

test('is the SHA-256 of one line of JSON and all bytes in order', () => {
  const { splits } = exampleContent();
  const header = '{"kind":"images","shape":[2,2,1],"classes":["a","b"],"lengths":[12,3,8,2]}\n';
  const bytes = [splits.train.images, splits.train.labels, splits.test.images, splits.test.labels];
  const whole = Buffer.concat([Buffer.from(header), ...bytes.map((part) => Buffer.from(part ?? []))]);
  expect(contentHash(imageHashContent(exampleContent()))).toBe(createHash('sha256').update(whole).digest('hex'));
});

test('differs when anything of the content does', () => {
  const base = exampleContent();
  const { train, test: held } = base.splits;
  const moved = {
    train: { ...train, images: train.images.subarray(0, 8) },
    test: { ...held, images: Uint8Array.from([...train.images.subarray(8), ...held.images]) },
  };
  const others = [
    exampleContent({ shape: [1, 4, 1] }),
    exampleContent({ classes: ['b', 'a'] }),
    exampleContent({ splits: { train: { ...train, images: train.images.map((value) => value ^ 1) }, test: held } }),
    exampleContent({ splits: { train: { ...train, labels: Uint8Array.of(1, 1, 1) }, test: held } }),
    exampleContent({ splits: { train: { ...train, labels: null }, test: { ...held, labels: null } } }),
    exampleContent({ splits: moved }),
  ];
  const hashes = [base, ...others].map((content) => contentHash(imageHashContent(content)));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('of texts says their kind and language, whatever the order of the names', () => {
  const parts = { examples: Buffer.from('"a"\n'), labels: null };
  const splits = { train: parts, test: { examples: new Uint8Array(0), labels: null } };
  const line = '{"kind":"texts","language":"en","classes":[],"lengths":[4,null,0,null]}\n"a"\n';
  const expected = createHash('sha256').update(line).digest('hex');
  expect(contentHash({ header: { classes: [], language: 'en', kind: 'texts' }, splits })).toBe(expected);
  expect(contentHash({ header: { kind: 'texts', language: 'de', classes: [] }, splits })).not.toBe(expected);
});
