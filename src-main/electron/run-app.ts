import { join } from 'node:path';
import { app, clipboard, nativeTheme, session } from 'electron';
import type { BrowserWindow } from 'electron';
import type { PublishEvent } from '#shared/contract/events.ts';
import type { LogDefect } from '#main/ipc/answer-call.ts';
import { createCallHandlers } from '#main/ipc/call-handlers.ts';
import { createAppLog } from './app-log.ts';
import { serveApp } from './app-protocol.ts';
import { openAppServices } from './app-services.ts';
import type { AppServices } from './app-services.ts';
import { openCallDoor } from './call-door.ts';
import { chooseFiles, chooseFolder, saveText } from './choosing-dialogs.ts';
import { denyPermissions } from './deny-by-default.ts';
import type { LaunchOptions } from './launch-options.ts';
import { createMainWindow, currentWindowState } from './main-window.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import { quitSafely } from './quitting.ts';
import { setApplicationMenu } from './set-application-menu.ts';
import { createStartUpTiming } from './start-up-timing.ts';
import { openSweepFile, saveSweepFile } from './sweep-dialogs.ts';

/** Where the build put things. */
export interface BuiltFolders {
  /** Holds `preload/` and `renderer/`. */
  readonly window: string;
  /** Holds `main.js` and `worker.js`. */
  readonly main: string;
}

/**
 * Starts the app. The window is created first, so that its process starts while this one opens the workspace; its
 * first call cannot come before this function is done. Throws when the workspace cannot be opened.
 */
export function runApp(options: LaunchOptions, built: BuiltFolders): void {
  const mark = createStartUpTiming(options.isTimed);
  mark('app-ready');
  const logDefect = createAppLog(join(options.userData, 'workbench.log'));
  const preferencesFile = join(options.userData, 'preferences.json');
  let preferences = readPreferences(preferencesFile);
  nativeTheme.themeSource = preferences.theme;
  denyPermissions(session.defaultSession);
  serveApp(session.defaultSession, join(built.window, 'renderer'));

  const window = createMainWindow(preferences.window, join(built.window, 'preload/preload.cjs'));
  mark('window-created');
  const publish = publishTo(window);
  const services = openAppServices({
    workspace: options.workspace,
    builtDirectory: built.main,
    publish,
    chooseFolder: (title) => chooseFolder(window, title),
    chooseFiles: (request) => chooseFiles(window, request),
    saveText: (request) => saveText(window, request),
    copyText: async (text) => clipboard.writeText(text),
    openSweepFile: () => openSweepFile(window),
    saveSweepFile: (definition) => saveSweepFile(window, definition),
  });
  mark('workspace-open');
  openCallDoor(window, createCallHandlers(services), {
    logDefect,
    answered: (name) => name === 'runs:list' && mark('first-runs-list'),
  });
  setApplicationMenu({
    publish,
    workspace: options.workspace,
    theme: preferences.theme,
    keepTheme: (theme) => (preferences = { ...preferences, theme }),
  });
  window.on('close', () => writePreferences(preferencesFile, { ...preferences, window: currentWindowState(window) }));
  watchWindow(window, { logDefect, services, loaded: () => mark('window-loaded') });
  quitSafely({
    window,
    isQuiet: options.isQuiet,
    logDefect,
    activity: services.activity,
    close: services.close,
  });
}

function publishTo(window: BrowserWindow): PublishEvent {
  return (name, payload) => {
    if (!window.isDestroyed()) window.webContents.send(name, payload);
  };
}

interface WindowWatch {
  readonly logDefect: LogDefect;
  readonly services: AppServices;
  readonly loaded: () => void;
}

function watchWindow(window: BrowserWindow, { logDefect, services, loaded }: WindowWatch): void {
  window.webContents.once('did-finish-load', () => {
    loaded();
    // Only now: unpacking MNIST takes seconds, and the window should not wait for it.
    services.fillEmptyWorkspace().catch((error: unknown) => logDefect('ensureMnist', error));
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    logDefect('window', new Error(`The process of the window ended: ${details.reason} (${details.exitCode}).`));
    window.reload();
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}
