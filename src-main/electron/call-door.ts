import { ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import type { CallHandlers, CallName } from '#shared/contract/calls.ts';
import type { LogDefect } from '#main/ipc/answer-call.ts';
import { registerCalls } from '#main/ipc/register-calls.ts';

/** Opens the calls of the contract to this window alone; `answered` is told after each answer. */
export function openCallDoor(
  window: BrowserWindow,
  handlers: CallHandlers,
  { logDefect, answered }: { readonly logDefect: LogDefect; readonly answered: (name: CallName) => void },
): void {
  const ownWebContentsId = window.webContents.id;
  registerCalls({
    handlers,
    logDefect,
    ownWebContentsId: () => ownWebContentsId,
    handle(name, answer) {
      ipcMain.handle(name, async (event, input: unknown) => {
        const frame = event.senderFrame; // null when the frame is gone before its call is handled
        const result = await answer(
          {
            webContentsId: event.sender.id,
            isMainFrame: frame !== null && frame.parent === null,
            url: frame?.url ?? null,
          },
          input,
        );
        answered(name);
        return result;
      });
    },
  });
}
