import { writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly text: string;
  /** Unix type and permission bits, as `0o100644` for a file and `0o120777` for a symbolic link. */
  readonly mode: number;
}

/** Writes an uncompressed zip file byte by byte, so that a test can put any name and any mode into it. */
export function writeZip(path: string, entries: readonly ZipEntry[]): void {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode } of entries) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(text)];
    const sums = Buffer.alloc(16); // time and date stay 0; then checksum, packed size, full size
    sums.writeUInt32LE(crc32(data), 4);
    sums.writeUInt32LE(data.length, 8);
    sums.writeUInt32LE(data.length, 12);
    const nameLength = numbers16(nameBytes.length, 0);
    const body = Buffer.concat([numbers32(0x04034b50), numbers16(20, 0, 0), sums, nameLength, nameBytes, data]);
    const attributes = [numbers16(0, 0, 0), numbers32((mode * 0x10000) >>> 0, offset)];
    const madeByUnix = numbers16((3 << 8) | 20, 20, 0, 0);
    directory.push(Buffer.concat([numbers32(0x02014b50), madeByUnix, sums, nameLength, ...attributes, nameBytes]));
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const count = entries.length;
  const end = Buffer.concat([
    numbers32(0x06054b50),
    numbers16(0, 0, count, count),
    numbers32(index.length, offset),
    numbers16(0),
  ]);
  writeFileSync(path, Buffer.concat([...bodies, index, end]));
}

function numbers16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2));
  return bytes;
}

function numbers32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4));
  return bytes;
}
