import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { hyperparameters } from '#shared/contract/hyperparameters.ts';
import { checkSweep } from '#renderer/state/sweep-draft-check.ts';
import { SweepDraft } from '#renderer/state/sweep-draft.svelte.ts';
import BeforePanel from '#renderer/views/new-sweep/BeforePanel.svelte';
import SpaceSummary from '#renderer/views/new-sweep/SpaceSummary.svelte';
import SweptGroup from '#renderer/views/new-sweep/SweptGroup.svelte';
import { aDataset, fullSweep } from '#test/src-renderer/state/a-sweep.ts';

const nothing = () => undefined;

function drafted(change: (draft: SweepDraft) => void = nothing) {
  const draft = new SweepDraft();
  draft.useDefinition(fullSweep, []);
  change(draft);
  const { issues } = checkSweep(draft.texts, draft.form, draft.written, aDataset);
  return { draft, issues, errors: new Map(issues.map(({ place, message }) => [place, message])) };
}

/** What the group of these rows shows, as HTML. */
function groupHtml(group: string, change?: (draft: SweepDraft) => void): string {
  const { draft, errors } = drafted(change);
  const rows = hyperparameters.filter((row) => row.group === group);
  return render(SweptGroup, { props: { title: group, draft, rows, errors } }).body;
}

describe('a group of rows', () => {
  test('shows an editor for what is searched and a field for what is fixed', () => {
    const html = groupHtml('training');
    expect(html).toMatch(/<fieldset[^>]*id="hyperparameter-batchSize"/);
    expect(html).toMatch(/<input[^>]*id="hyperparameter-epochs"/);
    expect(html).toContain('aria-label="Search Epochs"');
    expect(html).not.toContain('aria-label="Search Seed"');
  });

  test('shows a row that only some trials need, and not one that none does', () => {
    const html = groupHtml('model');
    expect(html).toContain('aria-label="Condition of Convolutions"');
    expect(html).not.toContain('hyperparameter-sigma');
  });

  test('has what is wrong at its row', () => {
    const html = groupHtml('training', (draft) => draft.edit('batchSize', { list: '32, 0' }));
    const row = html.slice(html.indexOf('hyperparameter-batchSize-help'));
    expect(row).toContain('expected a whole number from 1 to 65536, got 0.');
    expect(html).toContain('aria-invalid="true"');
    expect(groupHtml('training')).not.toContain('aria-invalid="true"');
  });
});

test('the panel names everything that is to be corrected, and cannot start until then', () => {
  const panel = (issues: ReturnType<typeof drafted>['issues']) =>
    render(BeforePanel, {
      props: {
        trials: 400,
        endsEarly: false,
        epochs: 10,
        workers: 2,
        estimate: {
          kind: 'measured',
          estimate: { parameters: 1, stepsPerEpoch: 100, millisecondsPerStep: 6, processBytes: 5e8, isBusy: false },
        },
        issues,
        changes: 0,
        baseName: 'the sweep',
        isStarting: false,
        importedFirst: null,
        isSaveable: issues.length === 0,
        onjump: nothing,
        onmeasure: nothing,
        onreset: nothing,
        onsave: nothing,
        onopen: nothing,
      },
    }).body;
  const whole = panel(drafted().issues);
  expect(whole).toContain('21 min 40 s … 43 min 20 s'); // 400 trials of 0.5 s and 10 × 100 × 6 ms, two at once or one after another
  expect(whole).not.toMatch(/<button[^>]*disabled/);
  const wrong = panel(drafted((draft) => draft.change({ name: '', trials: '0' })).issues);
  expect(wrong).toContain('2 things to correct first:');
  expect(wrong).toContain('Give the sweep a name.');
  expect(wrong).toMatch(/<button[^>]*type="submit"[^>]*disabled/);
});

test('the summary has the dimensions in their order, and cannot move one beyond an end', () => {
  const { draft, errors } = drafted();
  const html = render(SpaceSummary, { props: { draft, points: null, errors, onjump: nothing } }).body;
  const places = ['Network', 'Convolutions', 'Latent dimensions', 'Decoder layers'].map((label) =>
    html.indexOf(`>${label}<`),
  );
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
  expect(html).toContain('only if Network is Convolutional');
  expect(html).toMatch(/<button[^>]*aria-label="Move Network up"[^>]*disabled/);
  expect(html).toMatch(/<button[^>]*aria-label="Move Decoder learning rate down"[^>]*disabled/);
  expect(html).not.toMatch(/<button[^>]*aria-label="Move Network down"[^>]*disabled/);
});
