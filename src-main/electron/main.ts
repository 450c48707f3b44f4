import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { declareAppScheme } from './app-protocol.ts';
import { denyNavigation } from './deny-by-default.ts';
import { launchOptions } from './launch-options.ts';
import { runApp } from './run-app.ts';
import { endWithFailure } from './start-failure.ts';

app.setName('VAE Workbench');
const options = launchOptions(process.argv.slice(1), {
  environment: process.env,
  defaultUserData: app.getPath('userData'),
  home: homedir(),
});
app.setPath('userData', options.userData);
declareAppScheme();
denyNavigation(app);

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => runApp(options, { window: join(import.meta.dirname, '..'), main: import.meta.dirname }))
    .catch((error: unknown) => endWithFailure(error, options.isQuiet));
} else {
  process.stderr.write(`This workspace is open already: its window is brought to the front.\n`);
  app.exit(0);
}
