import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import type { Session } from 'electron';
import { appHost, appScheme } from '#main/ipc/call-sender.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { servedFile } from './served-file.ts';

export const appPage = `${appScheme}://${appHost}/`;

/** Has to run before the app is ready. A scheme of our own has an origin, which file:// has not. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `root`, read-only, each answer with the content security policy. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = request.method === 'GET' ? await servedFile(root, request.url) : null;
    if (!file) return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') });
    return new Response(new Uint8Array(await readFile(file.path)), { headers: headers(file.contentType) });
  });
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
