/** Who asks, as the main process sees it: any frame of any page may send, so every call is checked. */
export interface CallSender {
  readonly webContentsId: number;
  readonly isMainFrame: boolean;
  /** Address of the asking frame; null when the frame is gone. */
  readonly url: string | null;
}

export const appScheme = 'app';
export const appHost = 'workbench';

/** Only the main frame of our own window, showing our own page. The address is parsed: a prefix can be imitated. */
export function isTrustedSender(sender: CallSender, ownWebContentsId: number): boolean {
  return sender.webContentsId === ownWebContentsId && sender.isMainFrame && isAppUrl(sender.url);
}

export function isAppUrl(text: string | null): boolean {
  if (text === null || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}
