import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import { launchApp } from '#test/helpers/launched-app.ts';
import type { LaunchedApp } from '#test/helpers/launched-app.ts';

/** The window as a page sees it whose code somebody else wrote: nothing is typed. */
type Hostile = typeof globalThis &
  Record<string, unknown> & {
    readonly workbench: {
      readonly call: (name: unknown, input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
      readonly on: (name: unknown, listener: unknown) => () => void;
    };
  };

const directory = mkdtempSync(join(tmpdir(), 'vae-security-'));
let launched: LaunchedApp;
let server: Server;
let outside = '';
/** Every request that reached the world outside. */
const arrivals: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    arrivals.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*').end('window.reached = true');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  launched = await launchApp(directory, { ELECTRON_ENABLE_SECURITY_WARNINGS: '1' });
  await launched.page.waitForLoadState('load');
});

afterAll(async () => {
  await launched.app.close();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

afterEach(async () => {
  expect(launched.page.url()).toMatch(/^app:\/\/workbench\//);
  expect(launched.app.windows()).toHaveLength(1);
  expect(arrivals).toEqual([]);
});

/** Long enough for a request on this machine to arrive, had it been sent. */
const settle = () => launched.page.waitForTimeout(300);

describe('the page has nothing of Node or Electron', () => {
  test('no require, process, module, Buffer or electron', async () => {
    const found = await launched.page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  test('what is exposed is the list below and nothing else', async () => {
    const surface = await launched.page.evaluate(() => {
      const { workbench } = globalThis as Hostile;
      return Object.getOwnPropertyNames(workbench)
        .map((name) => `${name}: ${typeof workbench[name as 'call']}`)
        .sort();
    });
    expect(surface).toEqual(['call: function', 'on: function']);
  });

  test('the page cannot replace or widen what is exposed', async () => {
    const changed = await launched.page.evaluate(() => {
      const { workbench } = globalThis as Hostile;
      const before = workbench.call;
      try {
        (workbench as Record<string, unknown>)['call'] = () => 'mine';
      } catch {
        // refused, as it should be
      }
      return (globalThis as Hostile).workbench.call !== before;
    });
    expect(changed).toBe(false);
  });

  test('the window runs isolated, sandboxed and without Node', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(preferences['nodeIntegrationInWorker']).not.toBe(true);
    expect(preferences['allowRunningInsecureContent']).not.toBe(true);
    expect(preferences['experimentalFeatures']).not.toBe(true);
    // its dictionaries would be downloaded
    expect(await launched.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  });
});

describe('calls', () => {
  test('only names of the contract are passed on', async () => {
    const outcomes = await launched.page.evaluate(async () => {
      const { workbench } = globalThis as Hostile;
      const tries = ['shell:open', 'ELECTRON_BROWSER_REQUIRE', '', 'constructor', '__proto__', null, 7].map((name) =>
        workbench.call(name, {}).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      );
      return Promise.all(tries);
    });
    for (const outcome of outcomes) expect(outcome).toContain('is not a call of the workbench');
  });

  test.each(Object.keys(callArguments))('%s answers garbage with an error and lives on', async (name) => {
    await launched.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] }); // nobody is there to close it
    });
    const results = await launched.page.evaluate(async (call) => {
      const { workbench } = globalThis as Hostile;
      const garbage = [
        undefined,
        null,
        'text',
        7,
        [],
        { extra: true },
        { runId: '../../etc/passwd' },
        { runId: 'a'.repeat(1_000_000) },
        new Map(),
        new Float64Array(10_000),
      ];
      return Promise.all(garbage.map((input) => workbench.call(call, input)));
    }, name);
    // an empty list or map is a record without keys, which a call without arguments accepts
    expect(results.filter((result) => !result.ok).length).toBeGreaterThanOrEqual(7);
    for (const result of results) if (!result.ok) expect(result.error?.code).toBe('arguments/invalid');
  });

  test('the event object does not reach a listener', async () => {
    await launched.page.evaluate(() => {
      const page = globalThis as Hostile;
      page.workbench.on('runs:removed', (...given: unknown[]) => Object.assign(page, { given }));
    });
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.send('runs:removed', { runId: 'abcdefgh' }),
    );
    await launched.page.waitForFunction(() => 'given' in globalThis);
    expect(await launched.page.evaluate(() => (globalThis as Hostile)['given'])).toEqual([{ runId: 'abcdefgh' }]);
  });
});

describe('the page stays where it is', () => {
  test('window.open opens nothing', async () => {
    const opened = await launched.page.evaluate(
      (url) => [url, 'app://workbench/', 'about:blank', 'file:///etc/passwd'].map((to) => globalThis.open(to) === null),
      outside,
    );
    expect(opened).toEqual([true, true, true, true]);
  });

  test.each([
    'OUTSIDE',
    'file:///etc/passwd',
    'data:text/html,hello',
    'app://elsewhere/',
    'app://workbench/assets/',
    'https://example.org/',
  ])('going to %s is refused', async (target) => {
    await launched.page.evaluate((url) => void globalThis.location.assign(url), target.replace('OUTSIDE', outside));
    await settle();
    expect(launched.page.url()).toMatch(/^app:\/\/workbench\/(#.*)?$/);
  });

  test('a link, a form and a javascript: address lead nowhere', async () => {
    await launched.page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      const blank = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      const script = Object.assign(document.createElement('a'), { href: 'javascript:window.reached = true' });
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      document.body.append(link, blank, script, form);
      for (const element of [link, blank, script]) element.click();
      form.submit();
      for (const element of [link, blank, script, form]) element.remove();
    }, outside);
    await settle();
    expect(await launched.page.evaluate(() => 'reached' in globalThis)).toBe(false);
  });

  test('a frame and a webview show nothing and have no calls', async () => {
    const frames = await launched.page.evaluate(async (url) => {
      const frame = (attributes: Record<string, string>) => Object.assign(document.createElement('iframe'), attributes);
      const elements = [
        frame({ src: url }),
        frame({ src: 'data:text/html,hello' }),
        frame({ srcdoc: '<script>parent.reached = true</script>' }),
        document.createElement('webview'),
      ];
      elements[3]!.setAttribute('src', url);
      document.body.append(...elements);
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame); // time for what must not happen
      const exposed = elements.map((element) => {
        try {
          return 'workbench' in ((element as HTMLIFrameElement).contentWindow ?? {});
        } catch {
          return false; // another origin: nothing to see
        }
      });
      for (const element of elements) element.remove();
      return { exposed, reached: 'reached' in globalThis };
    }, outside);
    expect(frames).toEqual({ exposed: [false, false, false, false], reached: false });
  });
});

describe('nothing leaves and no foreign code runs', () => {
  test('fetch, beacon, socket, event source, picture, script, style, font and prefetch reach nobody', async () => {
    const blocked = await launched.page.evaluate(async (url) => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      await fetch(url).catch(() => undefined);
      navigator.sendBeacon(url, 'x');
      for (const open of [() => new WebSocket(url.replace('http', 'ws')), () => new EventSource(url)]) {
        try {
          open();
        } catch {
          // refused at once
        }
      }
      const add = (tag: string, attributes: Record<string, string>) =>
        document.head.append(Object.assign(document.createElement(tag), attributes));
      add('img', { src: `${url}/picture.png` });
      add('script', { src: `${url}/script.js` });
      add('link', { rel: 'stylesheet', href: `${url}/style.css` });
      add('link', { rel: 'prefetch', href: `${url}/prefetch` });
      await new FontFace('x', `url(${url}/font.woff2)`).load().catch(() => undefined);
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame); // time for what must not happen
      return [...new Set(violations)];
    }, outside);
    expect(blocked).toEqual(
      expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem', 'font-src']),
    );
    expect(await launched.page.evaluate(() => 'reached' in globalThis)).toBe(false);
  });

  test('inline script, inline handlers, eval and their like are refused', async () => {
    const ran = await launched.page.evaluate(async (dataScript) => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
      const element = document.createElement('div');
      element.innerHTML =
        '<img src="missing:" onerror="window.ranHandler = true"><b onclick="window.ranClick = true"></b>';
      document.body.append(element);
      element.querySelector('b')!.click();
      const report = () => Object.assign(globalThis, { ranWorker: true });
      const attempts = [
        () => (0, eval)('window.ranEval = true'),
        () => (Reflect.construct(Function, ['window.ranFunction = true']) as () => void)(),
        () => setTimeout('window.ranTimer = true' as unknown as () => void, 0),
        () => import(/* @vite-ignore */ dataScript).catch(() => undefined),
        () => {
          const source = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
          new Worker(source).addEventListener('message', report);
        },
      ];
      // On the page's own time: while the debugger evaluates, it lets eval through.
      for (const attempt of attempts) requestAnimationFrame(attempt);
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame); // time for what must not happen
      element.remove();
      return Object.keys(globalThis).filter((name) => name.startsWith('ran'));
    }, 'data:text/javascript,window.ranImport = true');
    expect(ran).toEqual([]);
  });

  test('a path out of the served folder is not found', async () => {
    const statuses = await launched.page.evaluate(async () => {
      const paths = [
        '%2e%2e/main/main.js',
        '..%2fmain%2fmain.js',
        '..%5cmain%5cmain.js',
        '%252e%252e/main/main.js',
        '/etc/passwd',
        '%2fetc%2fpasswd',
        'index.html%00.js',
        'assets',
        'missing.js',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(`app://workbench/${path}`)).status));
    });
    expect(statuses).toEqual(statuses.map(() => 404));
    const post = await launched.page.evaluate(
      async () => (await fetch('app://workbench/', { method: 'POST', body: 'x' })).status,
    );
    expect(post).toBe(404);
  });

  test('every answer carries the policy', async () => {
    const headers = await launched.page.evaluate(async () => {
      const { headers: answer } = await fetch('app://workbench/');
      return [answer.get('content-security-policy'), answer.get('x-content-type-options')];
    });
    expect(headers[0]).toContain("default-src 'none'; script-src 'self';");
    expect(headers[1]).toBe('nosniff');
  });
});

describe('no permission is given and nothing is saved', () => {
  test('camera, microphone, place, notifications, clipboard, devices', async () => {
    const outcome = await launched.page.evaluate(async () => {
      const refused = (work: () => unknown): Promise<string> =>
        Promise.resolve()
          .then(work)
          .then(
            () => 'given',
            () => 'refused',
          );
      const states = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(
        async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return state === 'granted' ? 'given' : 'refused';
        },
      );
      return Promise.all([
        ...states,
        refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        refused(() => navigator.mediaDevices.getDisplayMedia()),
        refused(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
        refused(() => navigator.clipboard.readText()),
        Notification.requestPermission().then((answer) => (answer === 'granted' ? 'given' : 'refused')),
      ]);
    });
    expect(outcome).toEqual(outcome.map(() => 'refused'));
  });

  test('a download is canceled', async () => {
    await launched.app.evaluate(({ session }) => {
      session.defaultSession.on('will-download', (event) =>
        Object.assign(globalThis, { wasPrevented: event.defaultPrevented }),
      );
    });
    await launched.page.evaluate(() => {
      const href = URL.createObjectURL(new Blob(['x']));
      Object.assign(document.createElement('a'), { href, download: 'x.txt' }).click();
    });
    await expect
      .poll(() => launched.app.evaluate(() => (globalThis as Record<string, unknown>)['wasPrevented']))
      .toBe(true);
  });
});

test('Electron itself has no security warning for this window', () => {
  expect(launched.complaints.filter((text) => text.includes('Electron Security Warning'))).toEqual([]);
});

test('typed arrays arrive as typed arrays', async () => {
  const kind = await launched.page.evaluate(async () => {
    const call = async (name: string, input: unknown) =>
      (await (globalThis as Hostile).workbench.call(name, input)) as unknown as { value?: unknown };
    const deadline = Date.now() + 60_000;
    let list: { hash: string }[] = [];
    while (list.length === 0 && Date.now() < deadline)
      list = (await call('datasets:list', {})).value as { hash: string }[];
    const { value } = await call('datasets:images', { hash: list[0]?.hash, split: 'test', indices: [0, 1] });
    const { data, shape } = value as { data: unknown; shape: number[] };
    return { isBytes: data instanceof Uint8Array, length: (data as Uint8Array).length, shape };
  });
  expect(kind).toEqual({ isBytes: true, length: 1568, shape: [2, 28, 28, 1] });
});
