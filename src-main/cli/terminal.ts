/** Where the command line writes and what it hears; a fake one in tests. */
export interface Terminal {
  /** A line on stdout: what was asked for. */
  readonly print: (line: string) => void;
  /** A line on stderr: progress, warnings, errors. */
  readonly say: (line: string) => void;
  /** Replaces the status line on stderr; empty text removes it. Nothing happens where stderr is no terminal. */
  readonly status: (text: string) => void;
  readonly isInteractive: boolean;
  /** Calls back at Ctrl+C until the returned function is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Ends the process at once. */
  readonly kill: () => void;
}

const eraseLine = '\r\u001b[2K';

export function processTerminal(): Terminal {
  const isInteractive = process.stderr.isTTY === true;
  let hasStatus = false;
  const write = (text: string): void => void process.stderr.write(text);
  const clear = (): void => {
    if (hasStatus) write(eraseLine);
    hasStatus = false;
  };
  return {
    isInteractive,
    print(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    say(line) {
      clear();
      write(`${line}\n`);
    },
    status(text) {
      if (!isInteractive) return;
      clear();
      write(text.slice(0, (process.stderr.columns ?? 80) - 1));
      hasStatus = text !== '';
    },
    onInterrupt(listener) {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    kill: () => process.exit(1),
  };
}
