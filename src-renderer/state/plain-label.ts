/**
 * A label of the hyperparameter table as it is said: “Encoder learning rate” for “Learning rate, encoder”. In a list that has
 * commas of its own, and where only the beginning fits, the other form cannot be told from its neighbor.
 */
export function plainLabel(label: string): string {
  const [noun, kind] = label.split(', ');
  return noun && kind ? `${withFirst(kind, 'upper')} ${withFirst(noun, 'lower')}` : label;
}

/** For the middle of a sentence; “KL weight” and “XLA” keep their capitals. */
export function labelInSentence(label: string): string {
  const plain = plainLabel(label);
  return /^[A-Z][a-z]/.test(plain) ? withFirst(plain, 'lower') : plain;
}

function withFirst(text: string, letters: 'upper' | 'lower'): string {
  const first = text.charAt(0);
  return `${letters === 'upper' ? first.toUpperCase() : first.toLowerCase()}${text.slice(1)}`;
}
