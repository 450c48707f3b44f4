/**
 * The first schema. Times are ISO 8601 in UTC. Points have no key but (series, step), so that the same point sent
 * twice is one row; `sequence` counts the messages of a run and is what a reader's cursor remembers.
 */
export const migration1 = `
CREATE TABLE datasets (
  hash        TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  manifest    TEXT NOT NULL CHECK (json_valid(manifest)),
  imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id                TEXT PRIMARY KEY,
  name              TEXT NOT NULL,
  preset            TEXT,
  dataset_hash      TEXT NOT NULL REFERENCES datasets (hash),
  hyperparameters   TEXT NOT NULL CHECK (json_valid(hyperparameters)),
  seed              INTEGER NOT NULL,
  versions          TEXT NOT NULL CHECK (json_valid(versions)),
  app_version       TEXT NOT NULL,
  state             TEXT NOT NULL
    CHECK (state IN ('queued', 'running', 'paused', 'finished', 'canceled', 'failed', 'interrupted')),
  engine            TEXT,
  created_at        TEXT NOT NULL,
  started_at        TEXT,
  finished_at       TEXT,
  attempt           INTEGER NOT NULL DEFAULT 0,
  step              INTEGER NOT NULL DEFAULT 0,
  epoch             REAL NOT NULL DEFAULT 0,
  steps_per_epoch   INTEGER,
  milliseconds_left REAL,
  notes             TEXT NOT NULL DEFAULT '',
  error_code        TEXT,
  error_message     TEXT,
  -- last values of the epoch and final series, kept beside them: a list of 10,000 runs reads no series
  metrics           TEXT NOT NULL DEFAULT '{}',
  metric_sequence   INTEGER NOT NULL DEFAULT 0,
  restart_sequence  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX runs_by_dataset ON runs (dataset_hash);
CREATE INDEX runs_by_state ON runs (state);

CREATE TABLE run_tags (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  tag    TEXT NOT NULL,
  PRIMARY KEY (run_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_series (
  id            INTEGER PRIMARY KEY,
  run_id        TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name          TEXT NOT NULL,
  is_per_step   INTEGER NOT NULL,
  point_count   INTEGER NOT NULL,
  last_step     INTEGER NOT NULL,
  last_value    REAL NOT NULL,
  minimum_step  INTEGER NOT NULL,
  minimum_value REAL NOT NULL,
  maximum_step  INTEGER NOT NULL,
  maximum_value REAL NOT NULL,
  last_sequence INTEGER NOT NULL,
  -- 1 once a point arrived before the last step: sequences then do not rise with steps
  is_disordered INTEGER NOT NULL DEFAULT 0,
  UNIQUE (run_id, name)
) STRICT;

CREATE TABLE metric_points (
  series_id INTEGER NOT NULL REFERENCES metric_series (id) ON DELETE CASCADE,
  step      INTEGER NOT NULL,
  value     REAL NOT NULL,
  attempt   INTEGER NOT NULL,
  sequence  INTEGER NOT NULL,
  PRIMARY KEY (series_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifacts (
  run_id      TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  epoch       INTEGER NOT NULL,
  step        INTEGER NOT NULL,
  has_latents INTEGER NOT NULL,
  PRIMARY KEY (run_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
  run_id     TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step       INTEGER NOT NULL,
  epoch      REAL NOT NULL,
  directory  TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (run_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE logs (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id   TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  time     TEXT NOT NULL,
  level    TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX logs_by_run ON logs (run_id, sequence);
`;
