package org.gan4j.core.network;

import java.util.Optional;
import org.gan4j.core.variable.Initializer;

/**
 * What holds for all layers from a point of a network on.
 *
 * @param initializer of kernels
 * @param bias whether dense and convolution layers add one
 * @param reparametrisation of kernels, such as spectral normalisation
 * @param products numbers that convolutions and matrix products are computed with
 */
public record LayerSettings(
    Initializer initializer,
    boolean bias,
    Optional<Weight.Reparametrisation> reparametrisation,
    ComputeType products) {

  /** Glorot uniform kernels, biases, no reparametrisation, float32. */
  public static LayerSettings defaults() {
    return new LayerSettings(
        Initializer.glorotUniform(), true, Optional.empty(), ComputeType.FLOAT32);
  }

  /** Other kernels to begin with. */
  public LayerSettings withInitializer(Initializer other) {
    return new LayerSettings(other, bias, reparametrisation, products);
  }

  /** With or without biases. */
  public LayerSettings withBias(boolean other) {
    return new LayerSettings(initializer, other, reparametrisation, products);
  }

  /** Kernels seen through a reparametrisation. */
  public LayerSettings withReparametrisation(Weight.Reparametrisation other) {
    return new LayerSettings(initializer, bias, Optional.of(other), products);
  }

  /** Convolutions and matrix products computed with other numbers. */
  public LayerSettings withProducts(ComputeType other) {
    return new LayerSettings(initializer, bias, reparametrisation, other);
  }
}
