const typingTags: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Whether a key belongs to the field or dialog it was pressed in, so that single-letter shortcuts must keep off. */
export function isTyping(event: { readonly target: unknown; readonly defaultPrevented: boolean }): boolean {
  return (
    event.defaultPrevented ||
    (isElement(event.target) && (takesText(event.target) || event.target.closest('dialog') !== null))
  );
}

/** A checkbox or slider takes no letters. */
function takesText(element: ElementLike): boolean {
  return typingTags.has(element.tagName) && !['checkbox', 'radio', 'range'].includes(element.type ?? '');
}

interface ElementLike {
  readonly tagName: string;
  readonly type?: string;
  readonly closest: (selector: string) => unknown;
}

/** The window and the document receive keys too, and have no `closest`. */
function isElement(target: unknown): target is ElementLike {
  return typeof target === 'object' && target !== null && 'closest' in target;
}
