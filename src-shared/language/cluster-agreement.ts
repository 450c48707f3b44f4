/** How well groups that were found agree with labels that were given, each 0 to 1, whatever the groups are called. */
export interface ClusterAgreement {
  /**
   * Mutual information of groups and labels by the mean of their entropies (Vinh, Epps & Bailey 2010, table 2,
   * NMI_sum). 1 if both have a single group; it grows by chance with the number of groups.
   */
  readonly normalizedMutualInformation: number;
  /** The share of rows whose label is the most frequent one of their group; 1 if every row is a group of its own. */
  readonly purity: number;
}

/** (N) and (N); NaN without rows. Throws on unequal numbers. */
export function clusterAgreement(clusters: ArrayLike<number>, labels: ArrayLike<number>): ClusterAgreement {
  if (clusters.length !== labels.length) {
    throw new Error(`clusterAgreement: clusters of ${clusters.length} rows but labels of ${labels.length}`);
  }
  const rows = labels.length;
  if (rows === 0) return { normalizedMutualInformation: NaN, purity: NaN };
  const clusterSizes = new Map<number, number>();
  const labelSizes = new Map<number, number>();
  const both = new Map<number, Map<number, number>>(); // cluster → label → rows
  for (let row = 0; row < rows; row++) {
    const [cluster, label] = [clusters[row]!, labels[row]!];
    increment(clusterSizes, cluster);
    increment(labelSizes, label);
    const ofCluster = both.get(cluster) ?? new Map<number, number>();
    both.set(cluster, ofCluster);
    increment(ofCluster, label);
  }
  const largest = [...both.values()].map((ofCluster) => Math.max(...ofCluster.values()));
  const entropies = entropy(clusterSizes.values(), rows) + entropy(labelSizes.values(), rows);
  const jointEntropy = entropy(
    [...both.values()].flatMap((ofCluster) => [...ofCluster.values()]),
    rows,
  );
  const information = Math.max(0, entropies - jointEntropy); // rounding can make it negative
  return {
    normalizedMutualInformation: entropies === 0 ? 1 : Math.min(1, (2 * information) / entropies),
    purity: largest.reduce((sum, count) => sum + count, 0) / rows,
  };
}

/** −Σ p ln p in nats. */
function entropy(counts: Iterable<number>, total: number): number {
  let sum = 0;
  for (const count of counts) sum -= (count / total) * Math.log(count / total);
  return sum;
}

function increment(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
