import { expect, test } from 'vitest';
import { climbLadder, underLine } from '../../../scripts/setup/ladder.mjs';
import { startLine } from '../../../scripts/setup/progress-line.mjs';

function recorded() {
  const lines: string[] = [];
  return { lines, tell: (text: string) => lines.push(text) };
}
const fail = (reason: string) => () => Promise.reject(new Error(reason));

test('the first rung that holds is taken, and nothing is said', async () => {
  const { lines, tell } = recorded();
  const rungs = [
    { name: 'best', climb: () => 'found', loss: 'never said' },
    { name: 'second', climb: fail('never tried') },
  ];
  expect(await climbLadder(rungs, tell)).toEqual({ result: 'found', rung: 'best', failures: [] });
  expect(lines).toEqual([]);
});

test('a rung that fails is said with its reason, and so is what the next one costs', async () => {
  const { lines, tell } = recorded();
  const rungs = [
    { name: 'official', climb: fail('host cannot\n  be reached') },
    {
      name: 'borrowed',
      climb: () => Promise.resolve('older'),
      loss: 'It is older. To get the new one, reach the host.',
    },
  ];
  const { result, rung, failures } = await climbLadder(rungs, tell);
  expect([result, rung]).toEqual(['older', 'borrowed']);
  expect(failures).toEqual([{ rung: 'official', reason: 'host cannot be reached' }]);
  expect(lines).toEqual([
    'official · not possible: host cannot be reached',
    'It is older. To get the new one, reach the host.',
  ]);
});

test('a ladder without a rung that holds gives every reason', async () => {
  const { tell } = recorded();
  const outcome = await climbLadder(
    [
      { name: 'a', climb: fail('1') },
      { name: 'b', climb: fail('2') },
    ],
    tell,
  );
  expect(outcome.result).toBeNull();
  expect(outcome.failures.map((failure: { reason: string }) => failure.reason)).toEqual(['1', '2']);
});

test('a failure that its progress line has told is not told twice', async () => {
  const { lines, tell } = recorded();
  const written: string[] = [];
  const stream = { isTTY: false, write: (text: string) => written.push(text) };
  const climb = () => underLine(startLine(['Library 2', 'index', '9 MB'], stream), fail('no progress for 60 s'));
  await climbLadder([{ name: 'library', climb }], tell);
  expect(lines).toEqual([]);
  expect(written).toEqual([
    'Library 2 · index · 9 MB …\n',
    'Library 2 · index · 9 MB · not possible: no progress for 60 s\n',
  ]);
});

test('a finished step is one line at the start and one at the end where there is no terminal', async () => {
  const written: string[] = [];
  const stream = { isTTY: false, write: (text: string) => written.push(text) };
  let clock = 1000;
  const line = startLine(['TensorFlow 2.21.0', 'Python package index', '274 MB'], stream, () => clock);
  await underLine(line, () => {
    clock += 95_000;
    line.update('not shown without a terminal');
    return Promise.resolve();
  });
  const subject = 'TensorFlow 2.21.0 · Python package index · 274 MB';
  expect(written).toEqual([`${subject} …\n`, `${subject} · done in 1 min 35 s\n`]);
});
