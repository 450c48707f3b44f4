import { expect, test } from 'vitest';
import { lastWords } from '#main/training-host/last-words.ts';

test('keeps the end and leaves out what TensorFlow says at every start', () => {
  const words = lastWords();
  words.add('I0000 port.cc:153] oneDNN custom operations are on.\n');
  words.add('Error: the disk ');
  words.add('is gone\n');
  expect(words.text()).toBe('Error: the disk is gone');
});

test('holds no more than it needs, however much is said', () => {
  const words = lastWords();
  for (let i = 0; i < 5000; i++) words.add(`line ${i}\n`);
  expect(words.text().length).toBeLessThanOrEqual(4096);
  expect(words.text().endsWith('line 4999')).toBe(true);
});
