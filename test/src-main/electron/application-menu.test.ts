import { describe, expect, test, vi } from 'vitest';
import { menuCommands } from '#shared/contract/events.ts';
import { applicationMenu } from '#main/electron/application-menu.ts';
import type { MenuActions } from '#main/electron/application-menu.ts';

/** What these tests look at of a menu item of Electron. */
interface Item {
  readonly label?: string;
  readonly accelerator?: string;
  readonly checked?: boolean;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

function items(overrides: Partial<MenuActions> = {}): Item[] {
  const actions: MenuActions = {
    command: vi.fn(),
    openWorkspaceFolder: vi.fn(),
    openDocumentation: vi.fn(),
    chooseTheme: vi.fn(),
    ...overrides,
  };
  const flat = (list: readonly Item[]): Item[] => list.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
  return flat(applicationMenu(actions, { theme: 'dark', isMac: false }) as unknown as Item[]);
}

describe('applicationMenu', () => {
  test('sends every command of the contract', () => {
    const command = vi.fn();
    for (const item of items({ command })) if (item.accelerator && item.label !== '&Documentation') item.click?.();
    expect(command.mock.calls.map(([name]) => name as string).sort()).toEqual([...menuCommands].sort());
  });

  test('has no shortcut twice', () => {
    const accelerators = items().flatMap((item) => item.accelerator ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  test('shows the theme that is set and changes it', () => {
    const chooseTheme = vi.fn();
    const dark = items({ chooseTheme }).filter((item) => item.checked === true);
    expect(dark.map((item) => item.label)).toEqual(['&Dark']);
    dark[0]?.click?.();
    expect(chooseTheme).toHaveBeenCalledWith('dark');
  });
});
