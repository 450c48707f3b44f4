import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/events.ts';
import type { Theme } from './preferences.ts';

export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly openWorkspaceFolder: () => void;
  readonly openDocumentation: () => void;
  readonly chooseTheme: (theme: Theme) => void;
}

/** The native menu. Its shortcuts are the only ones that work wherever the focus is. */
export function applicationMenu(
  actions: MenuActions,
  { theme, isMac }: { readonly theme: Theme; readonly isMac: boolean },
): MenuItemConstructorOptions[] {
  const command = (label: string, name: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => actions.command(name),
  });
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('&New Run…', 'new-run', 'CmdOrCtrl+N'),
        command('New &Sweep…', 'new-sweep', 'CmdOrCtrl+Shift+N'),
        { label: 'Open &Workspace Folder', click: actions.openWorkspaceFolder },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        command('&Runs', 'show-runs', 'CmdOrCtrl+1'),
        command('&Sweeps', 'show-sweeps', 'CmdOrCtrl+2'),
        command('&Compare', 'show-compare', 'CmdOrCtrl+3'),
        command('&Datasets', 'show-datasets', 'CmdOrCtrl+4'),
        command('Text &Lab', 'show-text-lab', 'CmdOrCtrl+5'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { label: '&Theme', submenu: themeItems(actions, theme) },
        { type: 'separator' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        command('&Keyboard Shortcuts', 'show-keyboard-help', 'CmdOrCtrl+/'),
        { label: '&Documentation', accelerator: 'F1', click: actions.openDocumentation },
      ],
    },
  ];
}

function themeItems(actions: MenuActions, current: Theme): MenuItemConstructorOptions[] {
  const labels: readonly (readonly [Theme, string])[] = [
    ['system', '&System'],
    ['light', '&Light'],
    ['dark', '&Dark'],
  ];
  return labels.map(([theme, label]) => ({
    label,
    type: 'radio',
    checked: theme === current,
    click: () => actions.chooseTheme(theme),
  }));
}
