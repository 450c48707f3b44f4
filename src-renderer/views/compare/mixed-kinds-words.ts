/** What cannot be said of runs of images and runs of texts together; null where all are of one kind. */
export function mixedKindsWords(images: number, texts: number): string | null {
  if (images === 0 || texts === 0) return null;
  const runs = (count: number) => `${count} ${count === 1 ? 'run' : 'runs'}`;
  return `${runs(images)} of images and ${runs(texts)} of texts: nats of one are not nats of the other, so that no figure says which is better. Below, images stand beside images and texts beside texts.`;
}
