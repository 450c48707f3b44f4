import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const made = new Set(['node_modules', 'out', 'dist', 'workspace', 'test-results', '.git']);

/** Every file of the project as a path from its root, with `/` on each system; nothing that a command has made. */
export function projectFiles(below = ''): readonly string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (made.has(entry.name) || entry.name === '.DS_Store' || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? projectFiles(path) : [path];
  });
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/');
}
