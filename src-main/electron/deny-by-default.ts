import type { App, Session, WebContents } from 'electron';
import { isAppUrl } from '#main/ipc/call-sender.ts';

/** Electron allows all permissions unless told otherwise; the workbench needs none of them, no download, no dictionary. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false); // it would download its dictionaries
  session.on('will-download', (event) => event.preventDefault());
}

/** Our own page is all that a window ever shows: no navigation, no further window, no embedded page. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => restrict(contents));
}

function restrict(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    // Loading the page anew is the only move: any other address inside the app is not a page.
    if (!isAppUrl(event.url) || new URL(event.url).pathname !== '/') event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
