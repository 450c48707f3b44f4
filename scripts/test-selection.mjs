import { isDisplayPossible } from './setup/system-libraries.mjs';

/** `--project NAME` (also `--project=NAME`, also several) and what is left for vitest. */
export function parseArguments(argv) {
  const projects = [];
  const rest = [];
  for (let i = 0; i < argv.length; i += 1) {
    const [flag, inline] = argv[i].split('=', 2);
    if (flag !== '--project') rest.push(argv[i]);
    else projects.push(inline ?? argv[(i += 1)]);
  }
  return { projects, rest };
}

/** Why the journeys cannot run, or null. A journey that cannot run is a failure, not a success. */
export function journeyObstacle({ electron, electronReason }, displayPossible = isDisplayPossible()) {
  if (!electron) return `there is no Electron: ${electronReason}`;
  const libraries = electron.systemLibraries;
  if (!libraries.complete) return `this system lacks ${libraries.missing.join(', ')}; run: ${libraries.remedy}`;
  return displayPossible ? null : 'there is no display, and Xvfb is not installed';
}
