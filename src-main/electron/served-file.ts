import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { isAppUrl } from '#main/ipc/call-sender.ts';

export interface ServedFile {
  readonly path: string;
  readonly contentType: string;
}

/** A type that is not in this list is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file that an app:// address means, below `root`; null for everything else. The path is checked after decoding,
 * and again after symbolic links are followed, so that neither can lead outside.
 */
export async function servedFile(root: string, address: string): Promise<ServedFile | null> {
  const segments = pathSegments(address);
  if (!segments) return null;
  const contentType = contentTypes[extname(segments.at(-1) ?? '').toLowerCase()];
  if (!contentType) return null;
  try {
    const realRoot = await realpath(root);
    const path = await realpath(join(realRoot, ...segments));
    if (!path.startsWith(realRoot + sep) || !(await stat(path)).isFile()) return null;
    return { path, contentType };
  } catch {
    return null; // no such file: the same answer as for one that must not be seen
  }
}

/** Decoded path segments; `/` is the page. Null for an address of another origin and for any suspicious segment. */
function pathSegments(address: string): readonly string[] | null {
  if (!isAppUrl(address)) return null;
  // The parser has resolved plain and encoded dots already; the text itself shows whether somebody tried.
  if (/(^|[/\\])(\.|%2e){2}([/\\?#]|%2f|%5c|$)/i.test(address)) return null;
  const { pathname } = new URL(address);
  if (pathname === '/' || pathname === '') return ['index.html'];
  try {
    const segments = pathname.slice(1).split('/').map(decodeURIComponent);
    return segments.every(isPlainSegment) ? segments : null;
  } catch {
    return null; // malformed escapes
  }
}

function isPlainSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[/\\:\0]/.test(segment);
}
