import { expect, test } from 'vitest';
import { projectFiles, readText } from './tree.ts';

const binary = /\.(png|jpe?g|gif|ico|icns|webp|woff2?|gz|zip|npy|bin|sqlite|safetensors|wasm|node)$|-ubyte$/;
const texts = projectFiles().filter((path) => !binary.test(path) && path !== 'package-lock.json');

/** Spelled in pieces, so that this file does not find itself. Ada is the one person whose home the tests may name. */
const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a path of one machine',
    new RegExp(
      ['/ho', 'me/(?!ada\\b)[a-z]|/Us', 'ers/(?!ada\\b)[a-zA-Z]|/ro', 'ot/|[A-Z]:\\\\Us', 'ers\\\\[a-zA-Z]'].join(''),
    ),
  ],
  ['a note to finish later', new RegExp(['\\b(TO', 'DO|FIX', 'ME|XX', 'X|HA', 'CK)\\b'].join(''))],
  ['a conflict marker', new RegExp('^(<{7}|>{7}|={7})( |$)', 'm')],
];

test.each(forbidden)('no text has %s', (_what, pattern) => {
  const found = texts.flatMap((path) => {
    const lines = readText(path).split('\n');
    return lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));
  });
  expect(found).toEqual([]);
});

test.each([
  ['a path of one machine', ['/ho', 'me/someone/data'].join('')],
  ['a note to finish later', ['// TO', 'DO: finish'].join('')],
  ['a conflict marker', `${'<'.repeat(7)} ours`],
])('%s is recognized', (what, text) => {
  expect(forbidden.filter(([name]) => name === what).some(([, pattern]) => pattern.test(text))).toBe(true);
});
