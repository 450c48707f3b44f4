import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appPage } from './app-protocol.ts';
import { minimumSize, openingBounds } from './window-state.ts';
import type { WindowState } from './window-state.ts';

/** The one window. It is shown at its first paint, so that no empty frame flashes up. */
export function createMainWindow(state: WindowState, preload: string): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...openingBounds(state, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'VAE Workbench',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(appPage);
  return window;
}

/** The place to come back to: the bounds that the window has when it is not maximized. */
export function currentWindowState(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
}
