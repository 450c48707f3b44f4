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

test('imports a corpus by its name, and says what there is where it is another', async () => {
  const asked: unknown[] = [];
  const { services } = fakeWriting();
  const corpora = () => [{ name: 'everyday', title: 'Everyday', language: 'en', license: 'free', attribution: 'many' }];
  const datasets = {
    ...services.datasets,
    corpora,
    import: (source: unknown) => Promise.resolve((asked.push(source), aDataset)),
  };
  const writing = { ...services, datasets };
  expect((await fakeCli(['datasets', 'import', 'corpus', 'everyday'], { writing })).code).toBe(0);
  expect(asked).toEqual([{ kind: 'corpus', name: 'everyday' }]);
  const { code, err } = await fakeCli(['datasets', 'import', 'corpus', 'everydy'], { writing });
  expect([code, err.join()]).toEqual([2, expect.stringContaining('Did you mean "everyday"?')]);
  expect((await fakeCli(['datasets', 'import', 'corpus'], { writing })).err.join()).toContain('there are: everyday');
});

test('refuses a share that is none before anything is read', async () => {
  const { code, err } = await fakeCli(['datasets', 'import', 'text', 'a.txt', '--test-share', '2']);
  expect([code, err.join()]).toEqual([2, expect.stringContaining('--test-share: expected a number from 0 to 0.9')]);
});
