import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { quitQuestion } from './quit-question.ts';
import type { Activity, QuitQuestion } from './quit-question.ts';

export interface QuitOptions {
  readonly window: BrowserWindow;
  readonly isQuiet: boolean;
  readonly activity: () => Activity;
  readonly close: () => Promise<void>;
  readonly logDefect: (where: string, error: unknown) => void;
}

/**
 * Holds the end of the program back until running runs have written their last checkpoint, and asks before it stops
 * them. Closing the window is quitting. A signal is not asked about: whoever sent it does not look at the window.
 */
export function quitSafely({ window, isQuiet, activity, close, logDefect }: QuitOptions): void {
  let stage: 'open' | 'asking' | 'closing' | 'closed' = 'open';

  async function quit(mayAsk: boolean): Promise<void> {
    if (stage === 'closing' || stage === 'closed' || (stage === 'asking' && mayAsk)) return;
    const question = mayAsk ? quitQuestion(activity()) : null;
    if (question) {
      stage = 'asking';
      const isConfirmed = await confirmQuit(window, question);
      // a signal may have come while the question stood
      if (stage !== 'asking') return;
      stage = 'open';
      if (!isConfirmed) return;
    }
    stage = 'closing';
    await close().catch((error: unknown) => logDefect('quit', error));
    stage = 'closed';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (stage === 'closed') return;
    event.preventDefault();
    void quit(!isQuiet);
  });
  window.on('close', (event) => {
    if (stage === 'closed') return;
    event.preventDefault();
    app.quit();
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void quit(false));
}

async function confirmQuit(window: BrowserWindow, question: QuitQuestion): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    ...question,
    buttons: ['Quit and Resume Later', 'Keep Training'],
    defaultId: 1,
    cancelId: 1,
  });
  return answer.response === 0;
}
