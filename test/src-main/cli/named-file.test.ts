import { expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { namedFile } from '#main/cli/named-file.ts';
import { UsageError } from '#main/cli/usage-error.ts';

test('what was read is given on', () => {
  expect(namedFile('train', () => 3)).toBe(3);
});

test('a mistake in the file is one in what was typed, and says where help is', () => {
  const read = () => {
    throw new WorkbenchError('file/invalid', 'a.json: epochs: too few.');
  };
  expect(() => namedFile('sweep', read)).toThrow(UsageError);
  expect(() => namedFile('sweep', read)).toThrow('a.json: epochs: too few. See "vae sweep --help" for an example.');
});

test('a defect stays one', () => {
  const defect = new TypeError('undefined');
  const read = () => {
    throw defect;
  };
  expect(() => namedFile('train', read)).toThrow(defect);
});
