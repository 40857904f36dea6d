package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.network.ComputeType;

/**
 * The numbers that convolutions and matrix products are computed with. Weights, optimizer slots and
 * checkpoints are float32 in every case (Micikevicius et al. 2018, section 3.1).
 */
public enum Precision {
  /** 24 bits of precision everywhere. */
  @JsonProperty("float32")
  FLOAT32(ComputeType.FLOAT32),
  /** float16, 11 bits of precision, 5 of exponent: the losses are scaled. */
  @JsonProperty("mixed-float16")
  MIXED_FLOAT16(ComputeType.FLOAT16),
  /** bfloat16, 8 bits of precision, the exponent of float32: nothing is scaled. */
  @JsonProperty("mixed-bfloat16")
  MIXED_BFLOAT16(ComputeType.BFLOAT16);

  private final ComputeType products;

  Precision(ComputeType products) {
    this.products = products;
  }

  /** What convolutions and matrix products are computed with. */
  public ComputeType products() {
    return products;
  }

  /** Whether gradients may be too small for the numbers, so that losses are scaled. */
  public boolean scalesLosses() {
    return this == MIXED_FLOAT16;
  }
}
