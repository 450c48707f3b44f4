import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { exportMarker } from '#main/exports/model-description.ts';
import { publishExport } from '#main/exports/publish-export.ts';

const scratch = mkdtempSync(join(tmpdir(), 'publish-export-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let place = '';
beforeEach(() => {
  place = join(mkdtempSync(join(scratch, 'case-')), 'exported');
});

const files = {
  'config.json': Buffer.from(JSON.stringify({ kind: exportMarker })),
  'encoder/model.json': Buffer.from('{}'),
};

describe('publishExport', () => {
  test('writes all files below a new folder and says how large they are', () => {
    const deep = join(place, 'further', 'down');
    const result = publishExport(deep, files);
    expect(readFileSync(join(deep, 'encoder/model.json'), 'utf8')).toBe('{}');
    expect(result).toEqual({
      directory: deep,
      files: [
        { name: 'config.json', bytes: files['config.json'].length },
        { name: 'encoder/model.json', bytes: 2 },
      ],
    });
    expect(readdirSync(join(place, 'further'))).toEqual(['down']); // nothing is left beside it
  });

  test('replaces an export as a whole, and fills an empty folder', () => {
    publishExport(place, { ...files, 'old.txt': Buffer.from('') });
    publishExport(place, files);
    expect(readdirSync(place).sort()).toEqual(['config.json', 'encoder']);
    mkdirSync(`${place}-empty`);
    publishExport(`${place}-empty`, files);
    expect(existsSync(join(`${place}-empty`, 'config.json'))).toBe(true);
  });

  test.each([
    ['holiday.jpg', ''],
    ['config.json', '{"kind":"something else"}'],
    ['config.json', 'not JSON'],
    ['config.json', 'null'],
  ])('leaves a folder with a foreign %s (%s) alone', (name, text) => {
    mkdirSync(place);
    writeFileSync(join(place, name), text);
    expect(() => publishExport(place, files)).toThrow('is not empty and is no export of the workbench');
    expect(readdirSync(place)).toEqual([name]);
  });

  test('says what stands in the way, and leaves nothing behind', () => {
    writeFileSync(place, 'a file');
    expect(() => publishExport(place, files)).toThrow(`The export could not be written to ${place}`);
    expect(() => publishExport(join(place, 'below'), files)).toThrow('could not be written');
    expect(readFileSync(place, 'utf8')).toBe('a file');
  });
});
