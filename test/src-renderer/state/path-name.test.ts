import { expect, test } from 'vitest';
import { folderOf, lastName } from '#renderer/state/path-name.ts';

test('the last part of a path is its name, on every system', () => {
  expect([lastName('/a/cats/'), lastName('C:\\b\\dogs.txt'), lastName('/'), lastName('')]).toEqual([
    'cats',
    'dogs.txt',
    '',
    '',
  ]);
});

test('the rest is the folder in which it lies', () => {
  expect([folderOf('/a/cats/one.txt'), folderOf('C:\\b\\dogs.txt'), folderOf('/a/cats/'), folderOf('/a')]).toEqual([
    '/a/cats',
    'C:\\b',
    '/a',
    '',
  ]);
});
