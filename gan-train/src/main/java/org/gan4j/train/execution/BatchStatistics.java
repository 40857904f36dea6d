package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What batch norm, and whatever else looks at a batch, looks at on several devices. */
public enum BatchStatistics {
  /** Each device's share of the batch: cheap, and a smaller batch to batch norm. */
  @JsonProperty("replica")
  REPLICA,
  /** The whole batch, as on one device. */
  @JsonProperty("global")
  GLOBAL
}
