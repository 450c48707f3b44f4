import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { openDatabase } from '#main/storage/sqlite.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleManifest, exampleRun, temporaryWorkspace } from './example-workspace.ts';

const writer = { access: 'write', holder: 'first program' } as const;

function errorOf(action: () => unknown): WorkbenchError {
  try {
    action();
  } catch (error) {
    if (error instanceof WorkbenchError) return error;
    throw error;
  }
  throw new Error('expected a WorkbenchError, nothing was thrown');
}

describe('openWorkspace', () => {
  test('makes the folder layout and a database in WAL mode that says whose it is', () => {
    const directory = join(temporaryDirectory(), 'new', 'workspace');
    temporaryWorkspace(directory);
    expect(readdirSync(directory)).toEqual(expect.arrayContaining(['datasets', 'runs', 'workbench.sqlite']));
    const database = openDatabase(join(directory, 'workbench.sqlite'), { readonly: true, timeoutMs: 0 });
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('application_id', { simple: true })).toBe(0x56414557);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    database.close();
  });

  test('keeps what was written across closing and opening', () => {
    const directory = temporaryDirectory();
    const first = openWorkspace(directory, writer);
    first.datasets.insert(exampleManifest);
    first.runs.insert(exampleRun('20261124aaaa'));
    first.close();
    const second = temporaryWorkspace(directory);
    expect(second.runs.list().map((run) => run.id)).toEqual(['20261124aaaa']);
  });

  test('leaves one plain file behind when it is closed, so that the folder can be copied', () => {
    const directory = temporaryDirectory();
    openWorkspace(directory, writer).close();
    expect(readdirSync(directory).sort()).toEqual(['datasets', 'runs', 'workbench.sqlite', 'writer.lock']);
  });

  test('refuses a second writer and names the first', () => {
    const directory = temporaryDirectory();
    temporaryWorkspace(directory);
    const error = errorOf(() => openWorkspace(directory, { access: 'write', holder: 'second program' }));
    expect(error.code).toBe('workspace/locked');
    expect(error.message).toContain('test');
    expect(error.details).toMatchObject({ holder: 'test', pid: process.pid });
  });

  test('lets the next writer in once the first has closed, even twice', () => {
    const directory = temporaryDirectory();
    const first = openWorkspace(directory, writer);
    first.close();
    first.close();
    expect(() => temporaryWorkspace(directory)).not.toThrow();
  });

  test('lets readers in beside the writer; they see its commits and cannot write', () => {
    const workspace = temporaryWorkspace();
    const reader = openWorkspace(workspace.directory, { access: 'read', holder: 'reader' });
    workspace.datasets.insert(exampleManifest);
    workspace.runs.insert(exampleRun('20261124aaaa'));
    expect(reader.runs.get('20261124aaaa')?.state).toBe('queued');
    const disguised = reader as typeof workspace; // what the types forbid, the database refuses too
    expect(errorOf(() => disguised.runs.remove('20261124aaaa')).code).toBe('workspace/not-writable');
    reader.close();
  });

  test('gives a reader of a workspace that nobody writes the data too', () => {
    const directory = temporaryDirectory();
    openWorkspace(directory, writer).close();
    const reader = openWorkspace(directory, { access: 'read', holder: 'reader' });
    expect(reader.runs.list()).toEqual([]);
    reader.close();
  });

  test('tells a reader of an empty folder where it looked, and makes nothing', () => {
    const directory = temporaryDirectory();
    const error = errorOf(() => openWorkspace(directory, { access: 'read', holder: 'reader' }));
    expect(error.code).toBe('file/invalid');
    expect(error.message).toContain(directory);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('refuses a newer schema without touching the file', () => {
    const directory = temporaryDirectory();
    openWorkspace(directory, writer).close();
    const file = join(directory, 'workbench.sqlite');
    const database = openDatabase(file, { readonly: false, timeoutMs: 0 });
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(file);
    for (const access of ['write', 'read'] as const) {
      const error = errorOf(() => openWorkspace(directory, { access: access as 'write', holder: 'x' }));
      expect(error.code).toBe('workspace/newer');
      expect(error.message).toContain('99');
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('refuses the database of another program and leaves it where it is', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'workbench.sqlite');
    const other = openDatabase(file, { readonly: false, timeoutMs: 0 });
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    expect(errorOf(() => openWorkspace(directory, writer)).code).toBe('file/invalid');
    expect(existsSync(file)).toBe(true);
  });

  test('is not writable where the folder is a file', () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    expect(errorOf(() => openWorkspace(join(file, 'workspace'), writer)).code).toBe('workspace/not-writable');
  });
});

describe('a damaged workspace', () => {
  test('is set aside with its bytes, named in the error, and the next start is fresh', () => {
    const directory = temporaryDirectory();
    const garbage = Buffer.alloc(8192, 'garbage!');
    writeFileSync(join(directory, 'workbench.sqlite'), garbage);
    const error = errorOf(() => openWorkspace(directory, writer));
    expect(error.code).toBe('workspace/damaged');
    const aside = String(error.details['aside']);
    expect(error.message).toContain(aside);
    expect(readFileSync(aside).equals(garbage)).toBe(true);
    expect(temporaryWorkspace(directory).runs.list()).toEqual([]);
  });

  test('is found in the middle of the file when the last writer died', () => {
    const directory = temporaryDirectory();
    const workspace = openWorkspace(directory, writer);
    workspace.datasets.insert(exampleManifest);
    for (let index = 0; index < 200; index += 1) workspace.runs.insert(exampleRun(`2026112400000${1000 + index}`));
    workspace.close();
    const file = join(directory, 'workbench.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(bytes.length / 2 / 4096) * 4096, bytes.length - 4096);
    writeFileSync(file, bytes);
    writeFileSync(join(directory, 'writer.json'), '{"what a crash": "leaves behind"}');
    expect(errorOf(() => openWorkspace(directory, writer)).code).toBe('workspace/damaged');
    expect(existsSync(file)).toBe(false);
  });

  test('is only reported to a reader, never renamed by it', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'workbench.sqlite'), Buffer.alloc(8192, 1));
    const error = errorOf(() => openWorkspace(directory, { access: 'read', holder: 'reader' }));
    expect(error.code).toBe('workspace/damaged');
    expect(readdirSync(directory)).toEqual(['workbench.sqlite']);
  });

  test('does not need the journal of a crash to be whole', () => {
    const directory = temporaryDirectory();
    openWorkspace(directory, writer).close();
    writeFileSync(join(directory, 'workbench.sqlite-wal'), Buffer.alloc(5000, 7));
    expect(temporaryWorkspace(directory).runs.list()).toEqual([]);
  });
});

test('transaction keeps all of its writes or none', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const failing = () =>
    workspace.transaction(() => {
      workspace.runs.insert(exampleRun('20261124aaaa'));
      throw new Error('in the middle');
    });
  expect(failing).toThrow('in the middle');
  expect(workspace.runs.list()).toEqual([]);
});
