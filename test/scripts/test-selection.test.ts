import { expect, test } from 'vitest';
import { journeyObstacle, parseArguments } from '../../scripts/test-selection.mjs';

test('projects are told from what is left for vitest', () => {
  expect(parseArguments([])).toEqual({ projects: [], rest: [] });
  expect(parseArguments(['--project', 'science'])).toEqual({ projects: ['science'], rest: [] });
  expect(parseArguments(['--project=unit', 'test/a.test.ts', '-t', 'name'])).toEqual({
    projects: ['unit'],
    rest: ['test/a.test.ts', '-t', 'name'],
  });
});

test('the journeys say why they cannot run', () => {
  const electron = { executable: '/electron', systemLibraries: { complete: true } };
  expect(journeyObstacle({ electron }, true)).toBeNull();
  expect(journeyObstacle({ electron }, false)).toContain('Xvfb');
  expect(journeyObstacle({ electron: null, electronReason: 'host blocked' }, true)).toContain('host blocked');
  const systemLibraries = { complete: false, missing: ['libnss3.so'], remedy: 'sudo apt-get install -y libnss3' };
  expect(journeyObstacle({ electron: { executable: '/electron', systemLibraries } }, true)).toBe(
    'this system lacks libnss3.so; run: sudo apt-get install -y libnss3',
  );
});
