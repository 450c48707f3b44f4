import { datasetManifestSchema } from '#shared/contract/dataset.ts';
import type { DatasetManifest } from '#shared/contract/dataset.ts';
import type { Database } from './sqlite.ts';

export interface DatasetReading {
  /** Newest first. */
  list(): readonly DatasetManifest[];
  get(hash: string): DatasetManifest | null;
}

export interface DatasetTable extends DatasetReading {
  /** Does nothing where the dataset is known already: the first name stays. */
  insert(manifest: DatasetManifest): void;
}

export function createDatasetTable(database: Database): DatasetTable {
  const list = database.prepare('SELECT manifest FROM datasets ORDER BY imported_at DESC, hash').pluck();
  const get = database.prepare('SELECT manifest FROM datasets WHERE hash = ?').pluck();
  const insert = database.prepare(`
    INSERT INTO datasets (hash, name, manifest, imported_at) VALUES (@hash, @name, @manifest, @importedAt)
    ON CONFLICT (hash) DO NOTHING`);
  return {
    list: () => list.all().map(parse),
    get(hash) {
      const text = get.get(hash);
      return text === undefined ? null : parse(text);
    },
    insert(manifest) {
      const { hash, name, importedAt } = manifest;
      insert.run({ hash, name, importedAt, manifest: JSON.stringify(manifest) });
    },
  };
}

function parse(text: unknown): DatasetManifest {
  return datasetManifestSchema.parse(JSON.parse(String(text)));
}
