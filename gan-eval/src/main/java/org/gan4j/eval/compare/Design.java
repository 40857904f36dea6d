package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the runs of two configurations are compared with each other. */
public enum Design {
  /** Each run with the run of the same seed. */
  @JsonProperty("paired by seed")
  PAIRED,
  /** All runs of one configuration with all runs of the other. */
  @JsonProperty("two samples")
  TWO_SAMPLES
}
