import { serveJobs } from './serve-jobs.ts';
import { openWorkerPort } from './worker-port.ts';

/** Entry of the worker process. */
serveJobs(openWorkerPort(), () => process.exit(0));
