/**
 * `npm test`: set-up, static steps, build, then the unit, integration and journey tests. `-- --project NAME` runs one
 * project alone; `-- PATH …` or any other vitest argument runs vitest on that selection alone.
 * The last line on stdout is `N passed, N failed[, N skipped]`.
 */
import { buildIfStale } from './build.mjs';
import { setUp } from './setup/set-up.mjs';
import { withDisplay } from './setup/virtual-display.mjs';
import { runStaticSteps } from './static-steps.mjs';
import { journeyObstacle, parseArguments } from './test-selection.mjs';
import { addFailure, addPassed, failureSummary, finalLine, newTotals } from './test-totals.mjs';
import { runProject } from './vitest-project.mjs';

const everyProject = ['unit', 'integration', 'journeys'];

async function runEverything(totals) {
  const manifest = await setUp();
  for (const { name, reason } of await runStaticSteps()) {
    if (reason) addFailure(totals, name, reason);
    else addPassed(totals);
  }
  const built = await tryBuild(totals);
  await runProject(totals, { name: 'unit' });
  if (!built) return; // The other two run what the build makes; the failed build is already counted.
  await runProject(totals, { name: 'integration' });
  await runJourneys(totals, manifest);
}

async function runJourneys(totals, manifest, selection = {}) {
  const obstacle = journeyObstacle(manifest);
  if (obstacle) addFailure(totals, 'journeys', obstacle);
  else await withDisplay((env) => runProject(totals, { name: 'journeys', env, ...selection }));
}

async function runSelection(totals, { projects, rest }) {
  const needsWindow = projects.length === 0 || projects.includes('journeys');
  const manifest = await setUp({ needsElectron: needsWindow });
  await tryBuild(totals); // A failed build is counted, and the selected tests may still say something.
  const selection = {
    name: projects.join('-') || 'selected',
    projects: projects.length > 0 ? projects : everyProject,
    args: rest,
  };
  if (needsWindow && !journeyObstacle(manifest)) await withDisplay((env) => runProject(totals, { ...selection, env }));
  else if (projects.includes('journeys')) await runJourneys(totals, manifest, selection);
  else await runProject(totals, selection);
}

async function tryBuild(totals) {
  try {
    await buildIfStale();
    return true;
  } catch (error) {
    addFailure(totals, 'build', error.message);
    return false;
  }
}

async function main(argv) {
  const selection = parseArguments(argv);
  const totals = newTotals();
  try {
    if (selection.projects.length === 0 && selection.rest.length === 0) await runEverything(totals);
    else await runSelection(totals, selection);
  } catch (error) {
    addFailure(totals, 'set-up', error.message);
  }
  process.stdout.write(`\n${failureSummary(totals)}${finalLine(totals)}\n`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
