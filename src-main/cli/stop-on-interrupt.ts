import type { Terminal } from './terminal.ts';

/** The first Ctrl+C calls `stop`, the second ends the process at once; until the returned function is called. */
export function stopOnInterrupt(terminal: Pick<Terminal, 'onInterrupt' | 'kill'>, stop: () => void): () => void {
  let isStopping = false;
  return terminal.onInterrupt(() => {
    if (isStopping) return terminal.kill();
    isStopping = true;
    stop();
  });
}
