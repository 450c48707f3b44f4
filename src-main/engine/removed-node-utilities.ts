import { createRequire } from 'node:module';

const requireModule = createRequire(import.meta.url);

/** tfjs-node 4.22 calls two functions of node:util that Node 23 removed; gives them back before it loads. */
export function restoreRemovedUtilities(): void {
  const util = requireModule('node:util') as Record<string, unknown>; // the mutable CommonJS object, not its frozen namespace
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  util['isArray'] ??= Array.isArray;
}
