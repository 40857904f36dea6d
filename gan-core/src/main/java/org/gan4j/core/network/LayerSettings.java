package org.gan4j.core.network;

import java.util.Optional;
import org.gan4j.core.variable.Initializer;

/**
 * The settings of all layers from some point of a network on.
 *
 * @param initializer initializer of kernels
 * @param bias whether dense and convolution layers add one
 * @param reparametrisation reparametrisation of kernels, such as spectral normalisation
 * @param products number format of convolutions and matrix products
 */
public record LayerSettings(
    Initializer initializer,
    boolean bias,
    Optional<Weight.Reparametrisation> reparametrisation,
    ComputeType products) {

  /** Returns Glorot uniform kernels, biases, no reparametrisation, float32. */
  public static LayerSettings defaults() {
    return new LayerSettings(
        Initializer.glorotUniform(), true, Optional.empty(), ComputeType.FLOAT32);
  }

  /** Returns these settings with another initializer. */
  public LayerSettings withInitializer(Initializer other) {
    return new LayerSettings(other, bias, reparametrisation, products);
  }

  /** Returns these settings with or without biases. */
  public LayerSettings withBias(boolean other) {
    return new LayerSettings(initializer, other, reparametrisation, products);
  }

  /** Returns these settings with another reparametrisation. */
  public LayerSettings withReparametrisation(Weight.Reparametrisation other) {
    return new LayerSettings(initializer, bias, Optional.of(other), products);
  }

  /** Returns these settings with another number format. */
  public LayerSettings withProducts(ComputeType other) {
    return new LayerSettings(initializer, bias, reparametrisation, other);
  }
}
