/**
 * Sweeps and their trials. A trial outlives its run, and a run is the trial of one sweep at most. `reports` holds values
 * by their step, so that a step that is reported again is replaced.
 */
export const migration2 = `
CREATE TABLE sweeps (
  id          TEXT PRIMARY KEY,
  definition  TEXT NOT NULL CHECK (json_valid(definition)),
  state       TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
  created_at  TEXT NOT NULL,
  app_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE trials (
  sweep_id    TEXT NOT NULL REFERENCES sweeps (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 0),
  point       TEXT NOT NULL CHECK (json_valid(point)),
  run_id      TEXT REFERENCES runs (id) ON DELETE SET NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('running', 'finished', 'pruned', 'failed')),
  objectives  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(objectives)),
  constraints TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(constraints)),
  reports     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(reports)),
  PRIMARY KEY (sweep_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX trials_by_run ON trials (run_id);
`;
