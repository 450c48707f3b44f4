import type { BrushEdge } from './brush-span.ts';

/** What a key on the heading of an axis asks for. */
export type AxisAction =
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'step'; readonly edge: BrushEdge; readonly by: -1 | 1 }
  | { readonly kind: 'color' | 'clear' | 'flip' };

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * Up pushes the lower edge of the brush up and Down the upper edge down, as seen: both narrow it. With shift the upper
 * edge goes up and the lower one down: both widen it.
 */
export function axisAction({ key, shiftKey, ctrlKey, metaKey, altKey }: Press, isFlipped: boolean): AxisAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { kind: 'move', by: key === 'ArrowLeft' ? -1 : 1 };
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const isUp = key === 'ArrowUp';
    return { kind: 'step', edge: (isUp === shiftKey) !== isFlipped ? 'high' : 'low', by: isUp !== isFlipped ? 1 : -1 };
  }
  const kind = plainKeys.get(key);
  return kind ? { kind } : null;
}

const plainKeys: ReadonlyMap<string, 'color' | 'clear' | 'flip'> = new Map([
  ['Enter', 'color'],
  [' ', 'color'],
  ['Delete', 'clear'],
  ['Backspace', 'clear'],
  ['Escape', 'clear'],
  ['f', 'flip'],
  ['F', 'flip'],
] as const);
