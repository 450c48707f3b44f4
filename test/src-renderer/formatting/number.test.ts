import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatAligned,
  formatBytes,
  formatCount,
  formatLargeCount,
  formatNumber,
  formatPercent,
} from '#renderer/formatting/number.ts';

test('a number keeps four significant digits and no more', () => {
  expect(formatNumber(103.24567)).toBe('103.2');
  expect(formatNumber(0.0421736)).toBe('0.04217');
  expect(formatNumber(1842.77)).toBe('1,843');
  expect(formatNumber(5)).toBe('5');
});

test('a minus is a minus sign, and a zero has none', () => {
  expect(formatNumber(-12.5)).toBe('−12.5');
  expect(formatNumber(-0)).toBe('0');
  expect(formatAligned(-0.00001 * 0)).toBe('0.000');
});

test('very small and very large numbers are written with a power of ten', () => {
  expect(formatNumber(1.2e-6)).toBe('1.2×10⁻⁶');
  expect(formatNumber(-3.456e12)).toBe('−3.456×10¹²');
});

test('what is no number is a dash, and infinities stay infinite', () => {
  expect([formatNumber(null), formatNumber(undefined), formatNumber(NaN)]).toEqual(['–', '–', '–']);
  expect(formatNumber(-Infinity)).toBe('−∞');
  expect(formatAligned(Infinity)).toBe('∞');
});

test('an aligned number keeps its trailing zeros', () => {
  expect(formatAligned(99.5)).toBe('99.50');
  expect(formatAligned(0.042)).toBe('0.04200');
  expect(formatAligned(7)).toBe('7.000');
});

test('what is written is near what was measured', () => {
  const magnitudes = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(magnitudes, (value) => {
      const read = Number(formatNumber(value).replaceAll(',', ''));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(value * 6e-4);
    }),
  );
});

test('counts are grouped, large ones can be said in a word', () => {
  expect(formatCount(60_000)).toBe('60,000');
  expect(formatCount(null)).toBe('–');
  expect(formatLargeCount(812)).toBe('812');
  expect(formatLargeCount(1_070_000)).toBe('1.07 million');
});

test('bytes use powers of a thousand', () => {
  expect(formatBytes(0)).toBe('0 bytes');
  expect(formatBytes(54_950_000)).toBe('55 MB');
  expect(formatBytes(1.234e13)).toBe('12.3 TB');
});

test('a share is written in percent', () => {
  expect(formatPercent(0.7312)).toBe('73.1 %');
  expect(formatPercent(3e-17)).toBe('0 %');
});
