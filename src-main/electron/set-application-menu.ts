import { join } from 'node:path';
import { Menu, app, nativeTheme, shell } from 'electron';
import type { PublishEvent } from '#shared/contract/events.ts';
import { applicationMenu } from './application-menu.ts';
import type { Theme } from './preferences.ts';

export interface MenuSetting {
  readonly publish: PublishEvent;
  readonly workspace: string;
  readonly theme: Theme;
  readonly keepTheme: (theme: Theme) => void;
}

/** Puts the native menu in place; what it opens outside the app are files of this machine, never addresses. */
export function setApplicationMenu({ publish, workspace, theme, keepTheme }: MenuSetting): void {
  const template = applicationMenu(
    {
      command: (command) => publish('menu:command', { command }),
      openWorkspaceFolder: () => void shell.openPath(workspace),
      openDocumentation: () => void shell.openPath(join(app.getAppPath(), 'README.md')),
      chooseTheme(chosen) {
        nativeTheme.themeSource = chosen;
        keepTheme(chosen);
      },
    },
    { theme, isMac: process.platform === 'darwin' },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
