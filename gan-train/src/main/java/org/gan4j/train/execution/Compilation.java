package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who makes machine code of a graph. */
public enum Compilation {
  /** TensorFlow runs its own kernels, one an operation. */
  @JsonProperty("off")
  OFF,
  /** XLA compiles groups of operations into one kernel each, at the first step of each shape. */
  @JsonProperty("xla")
  XLA
}
