import { expect, test } from 'vitest';
import { runIdSchema } from '#shared/contract/run.ts';
import { newRunId } from '#main/runs/run-id.ts';

test('ids fit the contract, sort by time and differ within a millisecond', () => {
  const first = newRunId(new Date('2026-11-24T10:00:00.000Z'));
  const later = newRunId(new Date('2026-11-24T10:00:00.001Z'));
  expect(runIdSchema.safeParse(first).success).toBe(true);
  expect(first < later).toBe(true);
  const many = Array.from({ length: 50 }, () => newRunId(new Date(0)));
  expect(new Set(many).size).toBeGreaterThan(40);
});
