import { expect, test } from 'vitest';
import { aDataset, fakeCli, fakeWriting } from '../fake-services.ts';

test('lists the datasets of the workspace', async () => {
  const { code, out } = await fakeCli(['datasets'], { reading: { datasets: { list: () => [aDataset] } } });
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/MNIST/);
  expect(out.join('\n')).toMatch(/60,?000/);
});

test('imports what was named', async () => {
  const asked: unknown[] = [];
  const { services } = fakeWriting();
  const datasets = {
    ...services.datasets,
    import: (source: unknown) => Promise.resolve((asked.push(source), aDataset)),
  };
  const args = ['datasets', 'import', 'images', 'cats', '--size', '32x24', '--channels', '3'];
  const { code } = await fakeCli(args, { writing: { ...services, datasets } });
  expect(code).toBe(0);
  expect(asked).toMatchObject([{ kind: 'image-folder', height: 32, width: 24, channels: 3 }]);
});
