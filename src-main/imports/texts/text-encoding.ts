import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { analyse } from 'chardet';
import { invalidDataset } from '../imported-content.ts';

/** What the bytes of a file are, as far as that can be told without asking. */
export type FoundEncoding =
  /** Certain: the bytes say so themselves (a byte order mark), or they are valid UTF-8. */
  | { readonly isCertain: true; readonly encoding: string }
  /** Names that `TextDecoder` knows, the likeliest first; and where UTF-8 ends. */
  | { readonly isCertain: false; readonly likely: readonly LikelyEncoding[]; readonly firstInvalidByte: number };

export interface LikelyEncoding {
  readonly encoding: string;
  /** 0 to 100, as the detector says. */
  readonly confidence: number;
}

const mostGuesses = 5;
/** Detection looks at letter frequencies: more of a file does not tell more. */
const detectedBytes = 1 << 20;

/** The bytes of a file; of a gzipped one what is packed in it. Throws 'dataset/invalid' where it cannot be read. */
export function readPlainBytes(file: string): Uint8Array {
  try {
    const bytes = readFileSync(file);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch (error) {
    throw invalidDataset(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

export function findEncoding(bytes: Uint8Array): FoundEncoding {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { isCertain: true, encoding: marked };
  if (isValid('utf-8', bytes)) return { isCertain: true, encoding: 'utf-8' };
  const likely = analyse(bytes.subarray(0, detectedBytes))
    .map(({ name, confidence }) => ({ encoding: name.toLowerCase(), confidence }))
    .filter(
      ({ encoding, confidence }) =>
        confidence > 0 && encoding !== 'utf-8' && isKnown(encoding) && isValid(encoding, bytes),
    );
  return { isCertain: false, likely: likely.slice(0, mostGuesses), firstInvalidByte: endOfUtf8(bytes) };
}

/**
 * The text of a file, without a byte order mark. `encoding` null takes what is certain and refuses to guess: the error
 * names the first byte that is not UTF-8 and what the file may be. Throws 'dataset/invalid'.
 */
export function decodeFile(file: string, bytes: Uint8Array, encoding: string | null): string {
  if (encoding !== null) return decodeAs(file, bytes, encoding);
  const found = findEncoding(bytes);
  if (found.isCertain) return decodeAs(file, bytes, found.encoding);
  const guesses = found.likely.map((guess) => `${guess.encoding} (${guess.confidence} %)`);
  const hint = guesses.length > 0 ? ` It may be ${guesses.join(', ')}` : ' Nothing is known that it could be';
  const place = `byte ${found.firstInvalidByte} is 0x${hex(bytes[found.firstInvalidByte])}`;
  throw invalidDataset(`${file} is not UTF-8: ${place}.${hint}; import it again and name its encoding.`, {
    likely: found.likely,
  });
}

function decodeAs(file: string, bytes: Uint8Array, encoding: string): string {
  if (!isKnown(encoding)) {
    throw invalidDataset(`${encoding} is no encoding that is known here; expected a name such as utf-8 or gb18030.`);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalidDataset(`${file} is not ${encoding}: some of its bytes mean nothing in it.`);
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

function isValid(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Place of the first byte that UTF-8 does not allow, by halving: a decoder does not tell where it failed. */
function endOfUtf8(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    if (isPrefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  // the last character may have begun well and not gone on
  while (valid > 0 && !isValid('utf-8', bytes.subarray(0, valid))) valid--;
  return valid;
}

/** Whether the bytes may be the beginning of UTF-8: a character that is cut at the end is no fault. */
function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function hex(byte: number | undefined): string {
  return (byte ?? 0).toString(16).toUpperCase().padStart(2, '0');
}
