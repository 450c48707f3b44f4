import { expect, test } from 'vitest';
import { lastWords, runCommand } from '../../../scripts/setup/run-command.mjs';
import { needsSourceBuild } from '../../../scripts/setup/sqlite.mjs';
import { missingLibraries, packagesFor } from '../../../scripts/setup/system-libraries.mjs';
import { placeOfMember } from '../../../scripts/setup/tensorflow-from-wheel.mjs';

test('SQLite is compiled if Node or Electron is older than Node-API 10', () => {
  expect(needsSourceBuild('9', undefined)).toBe(true);
  expect(needsSourceBuild('9', '45.4.1')).toBe(true);
  expect(needsSourceBuild('10', '33.2.1')).toBe(true);
  expect(needsSourceBuild('10', 'unknown')).toBe(true);
  expect(needsSourceBuild('10', '36.0.0')).toBe(false);
  expect(needsSourceBuild('10', undefined)).toBe(false);
});

test('libraries that the loader does not find are named', () => {
  const output = '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibnss3.so => not found\n';
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  expect(missingLibraries('')).toEqual([]);
});

test('a font comes only with a display that set-up makes: whoever has one has fonts', () => {
  expect(packagesFor([], ['Xvfb'])).toEqual({ packages: ['xvfb'], fonts: ['fonts-droid-fallback'] });
  expect(packagesFor(['libgtk-3.so.0'], []).packages).toContain('libgtk-3-0');
  expect(packagesFor(['libgtk-3.so.0'], []).fonts).toEqual([]);
  expect(packagesFor(['libgtk-3.so.0'], ['Xvfb']).packages).toEqual(expect.arrayContaining(['libgtk-3-0', 'xvfb']));
  expect(packagesFor([], [])).toEqual({ packages: [], fonts: [] });
});

test('out of the wheel come two libraries and the headers of the C interface', () => {
  expect(placeOfMember('tensorflow/libtensorflow_cc.so.2')).toBe('deps/lib/libtensorflow_cc.so.2');
  expect(placeOfMember('tensorflow/include/tensorflow/c/c_api.h')).toBe('deps/include/tensorflow/c/c_api.h');
  expect(placeOfMember('tensorflow/include/Eigen/Core')).toBeNull();
  expect(placeOfMember('tensorflow/python/__init__.py')).toBeNull();
});

test('the cause of a failed program is its first compiler error, else its last line about an error', () => {
  expect(lastWords('a.cc:1:2: fatal error: x.h: No such file\nmake: *** Error 1\nError: make failed\n')).toContain(
    'x.h',
  );
  expect(lastWords('Collecting\nERROR: No matching distribution\nsee the manual\n')).toContain(
    'No matching distribution',
  );
  expect(lastWords('\n')).toBe('it wrote nothing');
});

test('a program that is stuck is stopped with the reason', async () => {
  const endless = runCommand(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    isStuck: () => 'no progress',
    checkEveryMs: 5,
  });
  await expect(endless).rejects.toThrow('was stopped: no progress');
});

test('a program that does not exist, or that fails, is an error with its name and last words', async () => {
  await expect(runCommand('no-such-program', [])).rejects.toThrow('no-such-program cannot be started (ENOENT)');
  const failing = runCommand(process.execPath, ['-e', 'console.error("Error: disk full"); process.exit(3)']);
  await expect(failing).rejects.toThrow('ended with code 3: Error: disk full');
});
