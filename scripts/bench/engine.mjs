import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../setup/places.mjs';
import { say } from '../setup/progress-line.mjs';
import { benchProgress } from './bench-progress.mjs';
import { runCase } from './case-run.mjs';
import { caseText, tableText, verdict } from './comparison.mjs';
import { busyWarning, machineReport, machineText } from './machine-report.mjs';
import { parseOptions } from './options.mjs';
import { enginePeers, missingPeers, mnistFolder } from './peers.mjs';
import { pythonPeers } from './python-peers.mjs';

const outputDirectory = join(repositoryRoot, 'out', 'bench');
const shuffleSeed = 20261124;

/** `npm run bench -- engine`: our training step, and with `--peers` the same step of other libraries, case by case. */
export async function benchEngine(args) {
  const cases = JSON.parse(readFileSync(join(repositoryRoot, 'test', 'bench', 'engine-cases.json'), 'utf8'));
  const options = parseOptions(args, { defaultRounds: 5, caseNames: cases.map(({ name }) => name) });
  const warning = busyWarning();
  if (warning) say(warning);
  const environment = await buildContender();
  const peers = options.peers ? await pythonPeers() : null;
  if (peers) sayMissing(peers.missing);
  const chosen = cases
    .filter(({ name }) => options.cases.includes(name))
    .map((benchCase) => ({
      name: benchCase.name,
      contenders: [ourContender(benchCase, environment), ...(peers ? enginePeers(benchCase, peers) : [])],
    }));
  const count = chosen.reduce((sum, { contenders }) => sum + contenders.length, 0);
  const { rounds, turnSeconds } = options;
  const progress = benchProgress({ builds: count, turns: count * rounds, turnSeconds });
  const done = [];
  for (const benchCase of chosen) {
    const measured = await runCase(benchCase, {
      rounds,
      turnSeconds,
      seed: shuffleSeed + 1000 * done.length,
      progress,
    });
    Object.assign(measured.missing, peers ? missingPeers(peers.missing) : {});
    done.push(measured);
    (options.json ? process.stderr : process.stdout).write(`\n${caseText(measured)}\n`);
  }
  report(done, options);
}

function report(done, { json }) {
  const versions = Object.assign({}, ...done.flatMap(({ contenders }) => contenders.map((one) => one.versions)));
  const machine = machineReport(versions);
  const results = done.map(({ result }) => result);
  if (json) {
    process.stdout.write(`${JSON.stringify({ cases: results, machine })}\n`);
    return;
  }
  const rows = results.map((result) => [
    result.name,
    result.msPerStep.toFixed(2),
    result.ratioToFastestPeer?.toFixed(2) ?? '–',
    String(Math.round(result.memoryMb)),
    verdict(result),
  ]);
  process.stdout.write(`${tableText(['case', 'ours ms', 'ours ÷ fastest', 'peak MB', 'result'], rows)}\n`);
  process.stdout.write(`${machineText(machine)}\nMedians over the rounds; differences below 10 % are noise.\n`);
}

function sayMissing(missing) {
  for (const [library, reason] of Object.entries(missing)) say(`Without the peers on ${library}: ${reason}`);
}

function ourContender(benchCase, environment) {
  return {
    name: 'ours',
    command: process.execPath,
    args: [join(outputDirectory, 'engine-contender.js'), JSON.stringify(benchCase), mnistFolder],
    env: environment,
  };
}

/** Bundles our contender as the app's worker is, and gives the environment that a worker is started with. */
async function buildContender() {
  const { build } = await import('vite');
  await build({
    root: repositoryRoot,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: outputDirectory,
      target: 'node20',
      rollupOptions: {
        input: {
          'engine-contender': join(repositoryRoot, 'test', 'bench', 'engine-contender.ts'),
          'worker-environment': join(repositoryRoot, 'src-main', 'training-host', 'worker-environment.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const { workerEnvironment } = await import(pathToFileURL(join(outputDirectory, 'worker-environment.js')).href);
  return workerEnvironment();
}
