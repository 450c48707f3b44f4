import { version } from '../../package.json';

/** Version of the workbench, put in by the build, so that it needs no file beside it. */
export const appVersion: string = version;
