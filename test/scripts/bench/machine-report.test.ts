import { expect, test } from 'vitest';
import { busyWarning, machineReport, machineText } from '../../../scripts/bench/machine-report.mjs';

test('a machine that computes something else is said to be busy', () => {
  expect(busyWarning(0.4, 2)).toBeNull();
  expect(busyWarning(3, 2)).toContain('load 3.0 on 2 cores');
  expect(busyWarning(3, 16)).toBeNull();
});

test('the report names the machine and all versions', () => {
  const machine = machineReport({ torch: '2.13.0' });
  expect(machine).toMatchObject({ node: process.versions.node, versions: { torch: '2.13.0' } });
  expect(machineText(machine)).toContain(`node ${process.versions.node}, torch 2.13.0`);
});
