/** One value that a form asks for, with the words and bounds of its field. */
export type Setting = {
  readonly name: string;
  readonly label: string;
  readonly symbol?: string;
  readonly unit?: string;
  readonly help: string;
} & (
  | {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string; readonly help: string }[];
    }
  /** `widths`: a list of whole numbers, each within the bounds. */
  | { readonly kind: 'integer' | 'number' | 'widths'; readonly minimum: number; readonly maximum: number }
);

/** What a field allows, as its tooltip: `1 … 1024`, `at least 0`; empty where there is no bound, or a list to choose from. */
export function boundsText(setting: Setting): string {
  if (setting.kind === 'choice') return '';
  const { minimum, maximum } = setting;
  if (Number.isFinite(minimum) && Number.isFinite(maximum)) return `${minimum} … ${maximum}`;
  if (Number.isFinite(minimum)) return `at least ${minimum}`;
  return Number.isFinite(maximum) ? `at most ${maximum}` : '';
}
