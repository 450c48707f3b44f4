import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeFile, findEncoding, readPlainBytes } from '#main/imports/texts/text-encoding.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { fileOf } from './text-files.ts';

const french = "Le garçon a mangé une crêpe au café, déjà vu à l'été dernier.";
const windows1252 = Buffer.from(french, 'latin1'); // the same bytes for these letters
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(french, 'utf16le')]);

describe('findEncoding', () => {
  test('is certain of UTF-8 and of byte order marks', () => {
    const certain = (encoding: string) => ({ isCertain: true, encoding });
    expect(findEncoding(Buffer.from(french))).toEqual(certain('utf-8'));
    expect(findEncoding(new Uint8Array(0))).toEqual(certain('utf-8'));
    expect(findEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 97))).toEqual(certain('utf-8'));
    expect(findEncoding(utf16)).toEqual(certain('utf-16le'));
    expect(findEncoding(Buffer.from(utf16).swap16())).toEqual(certain('utf-16be'));
  });

  test('names what else bytes may be, and where they stop being UTF-8', () => {
    const found = findEncoding(windows1252);
    expect(found).toMatchObject({ isCertain: false, firstInvalidByte: french.indexOf('ç') });
    const names = found.isCertain ? [] : found.likely.map(({ encoding }) => encoding);
    expect(names).not.toContain('utf-8');
    expect(names.map((name) => new TextDecoder(name).decode(windows1252))).toContain(french);
  });

  test('finds the first wrong byte after characters of several bytes', () => {
    expect(findEncoding(Buffer.concat([Buffer.from('äöü'), Uint8Array.of(0xe9, 32)]))).toMatchObject({
      firstInvalidByte: 6,
    });
  });
});

describe('decodeFile', () => {
  test('leaves out a byte order mark', () => {
    expect(decodeFile('a.txt', Uint8Array.of(0xef, 0xbb, 0xbf, 97), null)).toBe('a');
    expect(decodeFile('a.txt', utf16, null)).toBe(french);
    expect(decodeFile('a.txt', Buffer.from(utf16).swap16(), null)).toBe(french);
  });

  test('takes the encoding that is named', () => {
    expect(decodeFile('a.txt', windows1252, 'windows-1252')).toBe(french);
  });

  test('does not guess: the error says where, what is there, and what it may be', () => {
    expect(() => decodeFile('a.txt', windows1252, null)).toThrow(
      /a.txt is not UTF-8: byte 6 is 0xE7. It may be .+ \(\d+ %\)/,
    );
  });

  test('refuses an encoding that is unknown or that the bytes are not', () => {
    expect(() => decodeFile('a.txt', windows1252, 'klingon')).toThrow(/klingon is no encoding/);
    expect(() => decodeFile('a.txt', windows1252, 'utf-8')).toThrow(/a.txt is not utf-8/);
  });
});

test('readPlainBytes unpacks what is gzipped, whatever its name, and names what cannot be read', () => {
  expect(Buffer.from(readPlainBytes(fileOf('a.txt', gzipSync('packed')))).toString()).toBe('packed');
  expect(Buffer.from(readPlainBytes(fileOf('a.txt', 'plain'))).toString()).toBe('plain');
  expect(() => readPlainBytes(fileOf('cut.gz', gzipSync('packed').subarray(0, 12)))).toThrow(
    /cut.gz could not be read/,
  );
  expect(() => readPlainBytes(join(temporaryDirectory(), 'none'))).toThrow(/none could not be read/);
});
