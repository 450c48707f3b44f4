export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

/** What the help overlay shows; the screens that obey the keys are named by the titles. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['1'], does: 'Runs' },
      { keys: ['2'], does: 'Sweeps' },
      { keys: ['3'], does: 'Compare' },
      { keys: ['4'], does: 'Datasets' },
      { keys: ['5'], does: 'Text lab' },
      { keys: ['N'], does: 'New run' },
      { keys: ['S'], does: 'New sweep' },
      { keys: ['?'], does: 'This help' },
      { keys: ['Esc'], does: 'Close a dialog' },
    ],
  },
  {
    title: 'Runs',
    shortcuts: [
      { keys: ['J', 'K'], does: 'Next, previous run' },
      { keys: ['Enter'], does: 'Open the run' },
      { keys: ['Space'], does: 'Pick for comparison' },
      { keys: ['C'], does: 'Compare the picked runs' },
      { keys: ['P'], does: 'Pause or resume' },
      { keys: ['Delete'], does: 'Delete, after a question' },
      { keys: ['/'], does: 'Filter' },
    ],
  },
  {
    title: 'Trials of a sweep',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Next, previous trial' },
      { keys: ['Enter'], does: 'Open its run' },
      { keys: ['Space'], does: 'Pick the trial' },
    ],
  },
  {
    title: 'Curves',
    shortcuts: [
      { keys: ['←', '→'], does: 'Move the cursor' },
      { keys: ['+', '−'], does: 'Zoom' },
      { keys: ['Shift', '←', '→'], does: 'Pan' },
      { keys: ['0'], does: 'Show all' },
    ],
  },
  {
    title: 'Latent space',
    shortcuts: [
      { keys: ['←', '↑', '→', '↓'], does: 'Move and decode' },
      { keys: ['Alt', '←'], does: 'In small steps' },
      { keys: ['Shift', '←'], does: 'Pan' },
      { keys: ['+', '−', '0'], does: 'Zoom in, out, fit' },
    ],
  },
  {
    title: 'Map of texts',
    shortcuts: [
      { keys: ['←', '↑', '→', '↓'], does: 'Next text in this direction' },
      { keys: ['B'], does: 'Box around the text' },
      { keys: ['Alt', '←'], does: 'Move the box' },
      { keys: ['Alt', 'Shift', '←'], does: 'Change its size' },
      { keys: ['Esc'], does: 'Pick nothing' },
      { keys: ['Shift', '←'], does: 'Pan' },
      { keys: ['+', '−', '0'], does: 'Zoom in, out, fit' },
    ],
  },
];
