export const datasetHash = 'a'.repeat(64);
