/** How set-up got hold of something, in words. */
const texts: Readonly<Record<string, string>> = {
  official: 'downloaded from its makers',
  override: 'from ELECTRON_OVERRIDE_DIST_PATH',
  'npm-cypress': 'taken from an npm package',
  'python-wheel': 'built on the library of a Python wheel',
};

export function sourceText(source: string): string {
  return texts[source] ?? source;
}
