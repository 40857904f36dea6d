package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether equal runs on a GPU give equal bits; on a CPU they always do. */
public enum Determinism {
  /** TensorFlow takes only kernels that always sum in one order. */
  @JsonProperty("on")
  ON,
  /** Faster kernels whose sums have no fixed order may be taken. */
  @JsonProperty("off")
  OFF
}
