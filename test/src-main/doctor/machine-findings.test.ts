import { expect, test } from 'vitest';
import { gpuFinding, memoryFinding, processorFinding } from '#main/doctor/machine-findings.ts';
import { nodeFinding } from '#main/doctor/node-finding.ts';
import { setUpFinding } from '#main/doctor/set-up-finding.ts';

test('one thread and little memory are limits, with a remedy', () => {
  expect(processorFinding(8, 'x').state).toBe('ok');
  expect(processorFinding(1, 'x')).toMatchObject({ state: 'limited', found: '1 threads (x)' });
  expect(memoryFinding(4e9, 8e9)).toMatchObject({ state: 'ok', found: '4.0 of 8.0 GB free' });
  expect(memoryFinding(1e9, 8e9).remedy).toContain('smaller batches');
});

test('no GPU is used, and that is said plainly', () => expect(gpuFinding().found).toContain('none is used'));

test('Node before 20 is missing', () => {
  expect(nodeFinding({ ...process.versions, node: '18.0.0' }).state).toBe('missing');
  expect(nodeFinding({ ...process.versions, node: '24.1.0', napi: '10' })).toMatchObject({
    state: 'ok',
    found: '24.1.0, Node-API 10',
  });
});

test('without the manifest of set-up the file is named', () => {
  expect(setUpFinding(null, '/cache/setup.json')).toMatchObject({
    state: 'limited',
    found: 'no readable /cache/setup.json',
  });
});
