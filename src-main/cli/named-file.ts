import { WorkbenchError } from '#shared/contract/errors.ts';
import { UsageError } from './usage-error.ts';

/** What a file holds that was named as the subject of a command: a mistake in it is one in what was typed. */
export function namedFile<T>(command: 'train' | 'sweep', read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    throw new UsageError(`${error.message} See "vae ${command} --help" for an example.`);
  }
}
