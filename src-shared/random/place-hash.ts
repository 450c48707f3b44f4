/** A 32-bit signed hash of the name of a place in the code (FNV-1a over UTF-16 units): the same everywhere, forever. */
export function placeHash(place: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < place.length; i++) hash = Math.imul(hash ^ place.charCodeAt(i), 0x01000193);
  return hash | 0;
}
