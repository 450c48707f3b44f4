import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createServiceDoor } from '#main/cli/open-services.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const door = createServiceDoor(join(import.meta.dirname, '../../../out/main'));

test('the real services: one writer, readers beside it, and the lock is free afterwards', async () => {
  const workspace = join(temporaryDirectory(), 'workspace');
  const writing = await door.write(workspace);
  await expect(door.write(workspace)).rejects.toMatchObject({ code: 'workspace/locked' });
  const reading = await door.read(workspace);
  expect(reading.runs.list()).toEqual([]);
  reading.close();
  await writing.close();
  await (await door.write(workspace)).close();
  expect((await door.presets()).length).toBeGreaterThan(4);
});
