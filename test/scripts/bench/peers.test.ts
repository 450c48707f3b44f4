import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enginePeers, missingPeers, peerFile } from '../../../scripts/bench/peers.mjs';
import type { EngineCase } from '#test/bench/engine-case.ts';

const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'bench', 'engine-cases.json'), 'utf8'),
) as readonly EngineCase[];

interface Contender {
  readonly name: string;
  readonly args: readonly string[];
}

function names(missing: Readonly<Record<string, string>>): readonly string[] {
  const peers: readonly Contender[] = enginePeers(cases[0], { python: 'python3', missing });
  return peers.map(({ name }) => name);
}

test('a library that cannot be had takes its peers with it, and each of them has the reason', () => {
  expect(names({})).toEqual(['torch', 'torch-compile', 'keras', 'keras-xla', 'tfjs-eager']);
  expect(names({ torch: 'no wheel' })).toEqual(['keras', 'keras-xla', 'tfjs-eager']);
  expect(names({ torch: 'no Python', tensorflow: 'no Python' })).toEqual(['tfjs-eager']);
  expect(missingPeers({ torch: 'no wheel' })).toEqual({ torch: 'no wheel', 'torch-compile': 'no wheel' });
});

test('every program of a peer is there, and is told its case', () => {
  const peers: readonly Contender[] = enginePeers(cases[0], { python: 'python3', missing: {} });
  for (const { args } of peers) {
    expect(existsSync(args[0] ?? '')).toBe(true);
    expect(JSON.parse(args[1] ?? '')).toEqual(cases[0]);
  }
  expect(existsSync(peerFile('keras_article.py'))).toBe(true);
});

test('every case has a name of its own and a batch that the examples can fill', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  for (const { batchSize } of cases) expect(4096 % batchSize).toBe(0);
});
