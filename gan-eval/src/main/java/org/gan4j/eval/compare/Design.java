package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the runs of two configurations are set against each other. */
public enum Design {
  /** Run against run of the same seed. */
  @JsonProperty("paired by seed")
  PAIRED,
  /** All runs of one against all of the other. */
  @JsonProperty("two samples")
  TWO_SAMPLES
}
