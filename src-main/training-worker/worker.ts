import { createControls } from './controls.ts';
import { runJob } from './run-job.ts';
import { openWorkerPort } from './worker-port.ts';

/** Entry of the worker process: does the one job that it is sent, then ends. */
const port = openWorkerPort();
const controls = createControls();
let hasStarted = false;

port.onMessage((message) => {
  controls.hear(message);
  if (message.type !== 'start' || hasStarted) return;
  hasStarted = true;
  void runJob(message.job, port, controls)
    .then(port.whenSent)
    .finally(() => process.exit(0));
});
