import type { TextPreview } from '#shared/contract/dataset.ts';

/** Of a table of reviews: a title, a review, stars. */
export function aTextPreview(changes: Partial<TextPreview> = {}): TextPreview {
  return {
    format: 'csv',
    encoding: 'utf-8',
    likelyEncodings: [],
    columns: ['title', 'review', 'stars'],
    rows: [
      ['Again', 'I would go there again.', '5'],
      ['Cold', 'The soup was cold and nobody cared.', '1'],
    ],
    rowCount: 200,
    distinctValues: [150, 198, 5],
    emptyValues: [0, 0, 0],
    ...changes,
  };
}
