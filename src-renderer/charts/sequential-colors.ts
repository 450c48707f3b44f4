type Stop = readonly [lightness: number, chroma: number, hue: number];

/**
 * A scale from ochre over green, teal and blue to purple, as in viridis, in OKLCh (Ottosson 2020). Lightness alone
 * orders it, so it reads with any color vision; the end at 1 is the one farthest from the ground, and the one at 0 is
 * still 3 : 1 against it. sequential-colors.test.ts measures all of this.
 */
const light: readonly Stop[] = [
  [0.665, 0.135, 84],
  [0.59, 0.13, 135],
  [0.5, 0.085, 190],
  [0.4, 0.13, 262],
  [0.25, 0.14, 306],
];
const dark: readonly Stop[] = [
  [0.55, 0.185, 306],
  [0.63, 0.13, 255],
  [0.735, 0.11, 200],
  [0.85, 0.15, 145],
  [0.955, 0.12, 104],
];

const steps = 256;
const tables = { light: colorTable(light), dark: colorTable(dark) };

/** `#rrggbb` of a place in 0…1; what lies outside gets the color of the nearer end, NaN that of 0. */
export function sequentialColor(place: number, isDark: boolean): string {
  const index = Math.round(Math.min(1, Math.max(0, place || 0)) * (steps - 1));
  return (isDark ? tables.dark : tables.light)[index]!;
}

/** The scale as a picture for CSS, from its color at 0 on the left; from its color at 1 where reversed. */
export function sequentialGradient(isDark: boolean, isReversed: boolean): string {
  const colors = Array.from({ length: 17 }, (_, i) => sequentialColor(i / 16, isDark));
  return `linear-gradient(to right, ${(isReversed ? colors.reverse() : colors).join(', ')})`;
}

/** Colors in equal perceived steps: the path through the stops is walked by its length in OKLab. */
function colorTable(stops: readonly Stop[]): readonly string[] {
  const fine = Array.from({ length: 4 * steps + 1 }, (_, i) => oklabAt(stops, i / (4 * steps)));
  const lengths = [0];
  for (let i = 1; i < fine.length; i++) {
    lengths.push(lengths[i - 1]! + Math.hypot(...fine[i]!.map((value, axis) => value - fine[i - 1]![axis]!)));
  }
  let at = 0;
  return Array.from({ length: steps }, (_, i) => {
    const wanted = (lengths.at(-1)! * i) / (steps - 1); // never empty
    while (at < fine.length - 1 && lengths[at]! < wanted - 1e-9) at++;
    return hexOfOklab(fine[at]!);
  });
}

function oklabAt(stops: readonly Stop[], place: number): readonly [number, number, number] {
  const exact = place * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(exact));
  const [from, to] = [stops[index]!, stops[index + 1]!];
  const between = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * (exact - index);
  const hue = (between(2) * Math.PI) / 180;
  return [between(0), between(1) * Math.cos(hue), between(1) * Math.sin(hue)];
}

function hexOfOklab([lightness, a, b]: readonly [number, number, number]): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map((channel) => byteOf(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** sRGB byte of linear light (IEC 61966-2-1). */
function byteOf(channel: number): number {
  const clipped = Math.min(1, Math.max(0, channel));
  return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055));
}
