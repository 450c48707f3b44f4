import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** npm through the Node that runs this: on Windows `npm` is a .cmd file, which cannot be started without a shell. */
export function runNpm(args, options) {
  const script = npmScript();
  if (script) return runCommand(process.execPath, [script, ...args], options);
  return runCommand('npm', args, options);
}

function npmScript() {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
}
