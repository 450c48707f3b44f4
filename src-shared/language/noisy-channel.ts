/** What may have been meant by a word that was typed. */
export interface MeantWord {
  readonly word: string;
  readonly token: number;
  /** −ln p(typed | meant). */
  readonly nats: number;
}

/** The first words of a text as they may have been meant. */
export interface Reading {
  readonly words: readonly string[];
  readonly tokens: readonly number[];
  /** −ln of the chance of what was meant and of what was typed for it. */
  readonly nats: number;
  /** Its place among the readings that it goes on from. */
  readonly parent: number;
}

export const emptyReading: Reading = { words: [], tokens: [], nats: 0, parent: 0 };

/**
 * The `width` likeliest readings with one more word, likeliest first, of equal ones the earlier: a beam over the noisy
 * channel. `natsOf` gives −ln p(token | the words of a reading) by any language model.
 */
export function longerReadings(
  readings: readonly Reading[],
  meant: readonly MeantWord[],
  natsOf: (reading: number, token: number) => number,
  width: number,
): readonly Reading[] {
  const longer = readings.flatMap(({ words, tokens, nats }, parent) =>
    meant.map((one) => ({
      words: [...words, one.word],
      tokens: [...tokens, one.token],
      nats: nats + one.nats + natsOf(parent, one.token),
      parent,
    })),
  );
  return longer.sort((a, b) => a.nats - b.nats).slice(0, width);
}

/** The likeliest reading when the text ends here. Throws without any. */
export function endedReading(
  readings: readonly Reading[],
  natsOf: (reading: number, token: number) => number,
  end: number,
): Reading {
  const ended = readings.map((reading, place) => ({
    ...reading,
    nats: reading.nats + natsOf(place, end),
    parent: place,
  }));
  const best = ended.sort((a, b) => a.nats - b.nats)[0];
  if (!best) throw new Error('endedReading: there are no readings, expected one at least');
  return best;
}
