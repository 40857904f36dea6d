package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.network.ComputeType;

/**
 * The number format of convolutions and matrix products. Weights, optimizer slots and checkpoints
 * are always float32 (Micikevicius et al. 2018, section 3.1).
 */
public enum Precision {
  /** 24 bits of precision everywhere. */
  @JsonProperty("float32")
  FLOAT32(ComputeType.FLOAT32),
  /** float16: 11 bits of precision, 5 bits of exponent. The losses are scaled. */
  @JsonProperty("mixed-float16")
  MIXED_FLOAT16(ComputeType.FLOAT16),
  /** bfloat16: 8 bits of precision, the exponent of float32. Nothing is scaled. */
  @JsonProperty("mixed-bfloat16")
  MIXED_BFLOAT16(ComputeType.BFLOAT16);

  private final ComputeType products;

  Precision(ComputeType products) {
    this.products = products;
  }

  /** Returns the number format of convolutions and matrix products. */
  public ComputeType products() {
    return products;
  }

  /** Returns whether losses are scaled because gradients may be too small for the format. */
  public boolean scalesLosses() {
    return this == MIXED_FLOAT16;
  }
}
