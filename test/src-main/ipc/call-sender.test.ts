import { describe, expect, test } from 'vitest';
import { isAppUrl, isTrustedSender } from '#main/ipc/call-sender.ts';

const own = { webContentsId: 3, isMainFrame: true, url: 'app://workbench/' };

describe('isTrustedSender', () => {
  test('trusts the main frame of our window on our page', () => {
    expect(isTrustedSender(own, 3)).toBe(true);
    expect(isTrustedSender({ ...own, url: 'app://workbench/index.html#/runs' }, 3)).toBe(true);
  });

  test('refuses another window, a frame inside the page, and a frame that is gone', () => {
    expect(isTrustedSender(own, 4)).toBe(false);
    expect(isTrustedSender({ ...own, isMainFrame: false }, 3)).toBe(false);
    expect(isTrustedSender({ ...own, url: null }, 3)).toBe(false);
  });
});

describe('isAppUrl', () => {
  test.each([
    'https://workbench/',
    'file:///index.html',
    'app://workbench.example.org/',
    'app://workbench:8080/',
    'app://evil@workbench/',
    'app://evil/workbench',
    'app:workbench',
    'apps://workbench/',
    'about:blank',
    'data:text/html,hello',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('refuses %s', (url) => expect(isAppUrl(url)).toBe(false));
});
