import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../build.mjs';
import { oneLine } from '../setup/ladder.mjs';
import { repositoryRoot } from '../setup/places.mjs';
import { say } from '../setup/progress-line.mjs';
import { runProgram } from './run-program.mjs';
import { againstFastest, tableText, verdict } from './comparison.mjs';
import { busyWarning, machineReport, machineText } from './machine-report.mjs';
import { parseOptions } from './options.mjs';
import { mnistFolder, peerFile, pythonEnvironment } from './peers.mjs';
import { pythonPeers } from './python-peers.mjs';
import { benchProgress } from './bench-progress.mjs';
import { median, shuffled } from './rounds.mjs';

const preset = 'mnist-article';
const shuffleSeed = 20261124;
const trainedWithinMs = 1_800_000;
const shownMetrics = [
  'negativeElbo',
  'reconstruction',
  'kl',
  'meanSquaredError',
  'sigma',
  'activeUnits',
  'knnAccuracy',
];

/**
 * `npm run bench -- article`: a whole training, from the start of the process until the model is saved and measured; ours by
 * the command line, and with `--peers` the same model in Keras. Medians over the rounds.
 */
export async function benchArticle(args) {
  const options = parseOptions(args, { defaultRounds: 3 });
  const warning = busyWarning();
  if (warning) say(warning);
  await buildIfStale();
  const missing = {};
  const contenders = [{ name: 'ours', train: trainOurs }, ...(options.peers ? await kerasPeers(missing) : [])];
  const outcomes = new Map(contenders.map(({ name }) => [name, []]));
  const progress = benchProgress({ builds: 0, turns: contenders.length * options.rounds, turnSeconds: 30 });
  for (let round = 0; round < options.rounds; round++) {
    for (const { name, train } of shuffled(contenders, shuffleSeed + round)) {
      if (missing[name]) continue;
      progress.round(`${preset} · round ${round + 1} of ${options.rounds} · ${name}`);
      try {
        const outcome = await inTemporaryFolder(train);
        outcomes.get(name).push(outcome);
        progress.turned(1000 * outcome.seconds);
      } catch (error) {
        if (name === 'ours') throw error;
        missing[name] = oneLine(error);
        progress.say(`${name} · ${error.message}`);
      }
    }
  }
  report(outcomes, missing, options);
}

async function kerasPeers(missing) {
  const { python, missing: lacking } = await pythonPeers(undefined, ['tensorflow']);
  const modes = { 'keras-fit': 'graph', 'keras-fit-xla': 'xla' };
  if (!lacking.tensorflow) {
    return Object.entries(modes).map(([name, mode]) => ({ name, train: (folder) => trainKeras(python, mode, folder) }));
  }
  say(`Without the peers on Keras: ${lacking.tensorflow}`);
  for (const name of Object.keys(modes)) missing[name] = lacking.tensorflow;
  return [];
}

async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'vae-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function trainOurs(folder) {
  const cli = (...args) =>
    runProgram(process.execPath, [join(repositoryRoot, 'out', 'main', 'cli.js'), ...args, '--workspace', folder], {
      env: process.env,
      withinMs: trainedWithinMs,
    });
  await cli('datasets', 'import', 'mnist'); // before the clock starts
  const { seconds, last } = await cli('train', preset, '--json');
  const metrics = Object.entries(last.metrics).map(([name, value]) => [name.replace('final/test/', ''), value]);
  return { seconds, metrics: Object.fromEntries(metrics), versions: { engine: last.engine } };
}

async function trainKeras(python, mode, folder) {
  const presetFile = join(repositoryRoot, 'resources', 'presets', `${preset}.json`);
  const { seconds, last } = await runProgram(
    python,
    [peerFile('keras_article.py'), presetFile, mnistFolder, folder, mode],
    { env: pythonEnvironment(), withinMs: trainedWithinMs },
  );
  return { seconds, metrics: last.metrics, versions: last.versions };
}

function report(outcomes, missing, { json }) {
  const present = [...outcomes].filter(([name]) => !missing[name]);
  const times = Object.fromEntries(present.map(([name, list]) => [name, median(list.map(({ seconds }) => seconds))]));
  const { ours: seconds, ...peers } = times;
  const article = { seconds, peers, ...againstFastest(seconds, peers), missingPeers: missing };
  const machine = machineReport(Object.assign({}, ...present.flatMap(([, list]) => list.map((one) => one.versions))));
  const rows = [
    ['seconds, process start to saved model', ...present.map(([name]) => times[name].toFixed(1))],
    ...shownMetrics.map((metric) => [
      metric,
      ...present.map(([, list]) => readable(median(list.map(({ metrics }) => metrics[metric])))),
    ]),
  ];
  const table = tableText(['', ...present.map(([name]) => name)], rows);
  const absent = Object.entries(missing).map(([name, reason]) => `missing: ${name} (${reason})\n`);
  const text = `\n${preset} · ${verdict(article)}\n${table}${absent.join('')}${machineText(machine)}\n`;
  (json ? process.stderr : process.stdout).write(text);
  if (json) process.stdout.write(`${JSON.stringify({ article, machine })}\n`);
}

function readable(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '–';
}
