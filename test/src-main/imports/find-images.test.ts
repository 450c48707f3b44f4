import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findImages } from '#main/imports/find-images.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { folderOf } from './example-images.ts';

const paths = (directory: string) => findImages(directory).images.map(({ path, label, split }) => [path, label, split]);

describe('findImages', () => {
  test('takes subfolders as classes, in the order of their names', () => {
    const directory = folderOf({ 'dog/2.PNG': '', 'dog/1.jpeg': '', 'cat/1.webp': '' });
    expect(findImages(directory).classes).toEqual(['cat', 'dog']);
    expect(paths(directory)).toEqual([
      ['cat/1.webp', 0, null],
      ['dog/1.jpeg', 1, null],
      ['dog/2.PNG', 1, null],
    ]);
  });

  test('takes train/ and test/ as splits with the classes of both', () => {
    const directory = folderOf({ 'train/b/1.png': '', 'test/a/1.png': '', 'test/b/2.png': '' });
    expect(findImages(directory).classes).toEqual(['a', 'b']);
    expect(paths(directory)).toEqual([
      ['train/b/1.png', 1, 'train'],
      ['test/a/1.png', 0, 'test'],
      ['test/b/2.png', 1, 'test'],
    ]);
  });

  test('leaves the split open where there is train/ alone', () => {
    expect(paths(folderOf({ 'train/a/1.png': '' }))).toEqual([['train/a/1.png', 0, null]]);
  });

  test('has no classes where the images lie in the folder itself', () => {
    const found = findImages(folderOf({ '1.png': '', '2.gif': '' }));
    expect(found.classes).toEqual([]);
    expect(found.images).toHaveLength(2);
  });

  test('looks over files that are no images, hidden ones and SVG', () => {
    const directory = folderOf({
      'a/1.png': '',
      'a/notes.txt': '',
      'a/.hidden.png': '',
      'a/x.svg': '',
      'README.md': '',
    });
    expect(paths(directory)).toEqual([['a/1.png', 0, null]]);
  });

  test.each([
    ['an empty folder', {}, /found no image/],
    [
      'an image beside the classes',
      { 'a/1.png': '', 'stray.png': '' },
      /stray.png: expected every image in the folder/,
    ],
    ['classes in one split only', { 'train/a/1.png': '', 'test/1.png': '' }, /test\/1.png: expected every image/],
    ['a folder within a class', { 'a/deep/1.png': '', 'a/1.png': '' }, /a\/deep: .*found another folder/],
    [
      'more than 256 classes',
      Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`c${i}/1.png`, ''])),
      /at most 256/,
    ],
  ])('refuses %s', (_what, files, message) => {
    expect(() => findImages(folderOf(files))).toThrow(message);
  });

  test('refuses links that lead out of the folder or nowhere, and follows those within', () => {
    const outside = folderOf({ 'secret.png': '' });
    for (const [target, name] of [
      [join(outside, 'secret.png'), 'image.png'],
      [outside, 'folder'],
      ['/nowhere/at/all.png', 'dangling.png'],
    ] as const) {
      const directory = folderOf({ 'a/1.png': '' });
      symlinkSync(target, join(directory, 'a', name));
      expect(() => findImages(directory)).toThrow(new RegExp(`${name}: its link leads`));
    }
    const directory = folderOf({ 'a/1.png': '' });
    symlinkSync(join(directory, 'a', '1.png'), join(directory, 'a', '2.png'));
    expect(findImages(directory).images).toHaveLength(2);
  });

  test('opens a folder that is itself a link', () => {
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(folderOf({ 'a/1.png': '' }), link);
    expect(findImages(link).images).toHaveLength(1);
  });

  test('refuses a file that is too large, before it is read', () => {
    const directory = folderOf({ 'a/1.png': '' });
    truncateSync(join(directory, 'a', '1.png'), 65 * 1024 ** 2);
    expect(() => findImages(directory)).toThrow(/1.png: expected at most 67108864 bytes, found 68157440/);
  });

  test('names a folder that is not there', () => {
    expect(() => findImages('/no/such/folder')).toThrow(/\/no\/such\/folder could not be opened/);
  });
});
