import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFiles, readText, root } from './tree.ts';

const pages = projectFiles().filter((path) => path.endsWith('.md'));

test('the changelog tells what this version brings', () => {
  const { version } = JSON.parse(readText('package.json')) as { readonly version: string };
  const heading = new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]?`, 'm');
  expect(readText('CHANGELOG.md')).toMatch(heading);
});

test.each(pages)('every relative link in %s leads to a file', (page) => {
  const text = readText(page).replace(/```[\s\S]*?```/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links
    .filter((link) => !/^([a-z]+:|#)/.test(link))
    .filter((link) => !existsSync(join(root, dirname(page), decodeURI(link.replace(/#.*$/, '')))));
  expect(broken).toEqual([]);
});

test('every room of the source is named in ARCHITECTURE.md', () => {
  const rooms = new Set(projectFiles().flatMap((path) => /^(src-[a-z]+)\/([a-z-]+)\//.exec(path)?.slice(2, 3) ?? []));
  const text = readText('ARCHITECTURE.md');
  expect([...rooms].filter((room) => !text.includes(`\`${room}/\``))).toEqual([]);
});

test('every decision has a context, a decision and a price', () => {
  const decisions = pages.filter((path) => /^docs\/decisions\/\d{4}-/.test(path));
  expect(decisions).not.toEqual([]);
  const incomplete = decisions.filter((path) => {
    const text = readText(path);
    return !['## Context', '## Decision', '## Price'].every((heading) => text.includes(heading));
  });
  expect(incomplete).toEqual([]);
});
