import { expect, test } from 'vitest';
import type { CommandContext } from '#main/cli/command-context.ts';
import { reading, writing } from '#main/cli/command-context.ts';
import type { ReadingServices, WritingServices } from '#main/cli/services.ts';

function context() {
  const closed: string[] = [];
  const door = {
    read: (workspace: string) => Promise.resolve({ workspace, close: () => void closed.push('read') }),
    write: (workspace: string) => Promise.resolve({ workspace, close: async () => void closed.push('write') }),
  };
  const value = { door, environment: {}, home: '/home/ada' } as unknown as CommandContext;
  return { value, closed };
}

test('a workspace is closed again, also when the work fails', async () => {
  const { value, closed } = context();
  const failing = () => Promise.reject(new Error('no'));
  await expect(reading(value, {}, failing)).rejects.toThrow('no');
  await expect(writing(value, {}, failing)).rejects.toThrow('no');
  expect(closed).toEqual(['read', 'write']);
});

test('the asked workspace is opened, or the usual one', async () => {
  const { value } = context();
  const place = (services: ReadingServices | WritingServices) =>
    (services as unknown as { workspace: string }).workspace;
  expect(await reading(value, { workspace: '/w' }, place)).toBe('/w');
  expect(await reading(value, {}, place)).toContain('VAE Workbench');
});
