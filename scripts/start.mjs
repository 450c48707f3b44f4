/** `npm start`: set-up, a build if something changed, then the window. Arguments after `--` go to the app. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { endWithMessage } from './setup/end-with-message.mjs';
import { hasDisplay, isRoot } from './setup/machine.mjs';
import { repositoryRoot } from './setup/places.mjs';
import { say } from './setup/progress-line.mjs';
import { callersDirectory, runInherited } from './setup/run-inherited.mjs';
import { setUp } from './setup/set-up.mjs';
import { withDisplay } from './setup/virtual-display.mjs';

async function start(appArguments) {
  const { electron, electronReason } = await setUp();
  if (!electron) throw new Error(`The window cannot be opened: there is no Electron. ${electronReason}`);
  await buildIfStale();
  if (isRoot()) say('You are root: Electron runs without its sandbox (--no-sandbox). As an ordinary user it keeps it.');
  else warnOfBlockedSandbox(electron.executable);
  if (!hasDisplay()) say('There is no display here: the window opens in a virtual one (Xvfb), where nobody sees it.');
  const args = [...(isRoot() ? ['--no-sandbox'] : []), repositoryRoot, ...appArguments];
  return withDisplay((env) => runInherited(electron.executable, args, { env, cwd: callersDirectory() }));
}

/** Ubuntu 24.04 forbids the sandbox of programs it does not know; Electron then ends at once with a long message. */
function warnOfBlockedSandbox(executable) {
  const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (!existsSync(setting) || readFileSync(setting, 'utf8').trim() !== '1') return;
  const sandbox = join(dirname(executable), 'chrome-sandbox');
  const { uid, mode } = statSync(sandbox, { throwIfNoEntry: false }) ?? {};
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  say('This system blocks sandboxes of programs it does not know. If the window does not open, run once:');
  say(`sudo chown root:root "${sandbox}" && sudo chmod 4755 "${sandbox}"`);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  endWithMessage(error);
}
