/** A model that is ready to train. */
export interface Steps {
  /** Name and version of what computes. */
  readonly engine: string;
  /** Does one training step on the next batch and gives its loss, in nats per example. */
  readonly step: () => number;
}
