export const missing = '–';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A measured value with four significant digits: 103.2, 0.04217, −1,842, 1.2×10⁻⁶; a dash where there is none. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return missing;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e7)) return scientific(value, digits);
  const decimals = magnitude === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  const text = magnitude.toLocaleString('en-US', { maximumFractionDigits: Math.min(decimals, 12) });
  return withSign(value, text);
}

/** The same with trailing zeros kept, so that a column of values lines up: 99.50, 0.04200. */
export function formatAligned(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return formatNumber(value, digits);
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e7)) return scientific(value, digits);
  const power = magnitude === 0 ? 0 : Math.floor(Math.log10(magnitude));
  const decimals = Math.max(0, digits - 1 - power);
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return withSign(value, magnitude.toLocaleString('en-US', options));
}

/** A whole number, grouped: 60,000. */
export function formatCount(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  return withSign(value, Math.abs(Math.round(value)).toLocaleString('en-US'));
}

/** A large count in one word: 1.07 million, 54.2 thousand, 812. */
export function formatLargeCount(value: number): string {
  if (value < 10_000) return formatCount(value);
  const [size, word] = value < 1e6 ? [1e3, 'thousand'] : value < 1e9 ? [1e6, 'million'] : [1e9, 'billion'];
  return `${formatNumber(value / size, 3)} ${word}`;
}

/** To a tenth of a percent: 73.1 %. */
export function formatPercent(share: number): string {
  return `${formatNumber(Math.round(share * 1000) / 10)} %`;
}

const byteUnits = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** power, 3)} ${byteUnits[power]}`;
}

function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e') as [string, string]; // toExponential always writes an e
  const power = [...exponent.replace('+', '')].map((c) => (c === '-' ? '⁻' : superscripts[Number(c)])).join('');
  return withSign(value, `${Number(mantissa)}×10${power}`);
}

function withSign(value: number, magnitude: string): string {
  return value < 0 && /[1-9]/.test(magnitude) ? `−${magnitude}` : magnitude;
}
