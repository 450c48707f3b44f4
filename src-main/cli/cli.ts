import { homedir } from 'node:os';
import { createServiceDoor } from './open-services.ts';
import { runCli } from './run-cli.ts';
import { processTerminal } from './terminal.ts';

// `vae runs | head` closes the pipe early: that is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const exitCode = await runCli(process.argv.slice(2), {
  terminal: processTerminal(),
  door: createServiceDoor(import.meta.dirname),
  environment: process.env,
  home: homedir(),
});
// an empty write comes back after all that was written before it
process.stdout.write('', () => process.exit(exitCode));
