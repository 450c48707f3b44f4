import { expect, test } from 'vitest';
import { fakeCli } from '../fake-services.ts';

test('lists names and titles, as text or as JSON', async () => {
  expect((await fakeCli(['presets'])).out.join('\n')).toMatch(/mnist-quick\s+Quick look/);
  expect((await fakeCli(['presets', '--json'])).json[0]).toMatchObject({ name: 'mnist-quick' });
});
