/** The entry point that the borrowed Electron distribution lacks: it opens the application folder named on the command line. */
export const defaultAppFiles = {
  'package.json': '{ "name": "electron-default-app", "version": "1.0.0", "type": "module", "main": "main.js" }\n',
  // An ES module, because Electron holds back its `ready` event until an ES module has been loaded to its end.
  'main.js': `import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { main = 'index.js', name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
process.defaultApp = true;
app.setAppPath(folder);
if (productName ?? name) app.setName(productName ?? name);
if (version) app.setVersion?.(version);
await import(pathToFileURL(join(folder, main)).href);
`,
};
