const typingTags = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Whether a key belongs to the field or dialog it was pressed in, so that single-letter shortcuts must keep off. */
export function isTyping(event: { readonly target: EventTarget | null; readonly defaultPrevented: boolean }): boolean {
  if (event.defaultPrevented) return true;
  const element = event.target;
  if (typeof Element === 'undefined' || !(element instanceof Element)) return false;
  return typingTags.has(element.tagName) || element.closest('dialog') !== null;
}
