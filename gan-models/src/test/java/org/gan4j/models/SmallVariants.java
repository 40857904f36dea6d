package org.gan4j.models;

import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.optimizer.Sgd;

/** Variants for tests. */
final class SmallVariants {

  static final OptimizerConfig ADAM = new Adam(2e-3, 0.5, 0.999, 1e-8);

  /** A rate that is 0 as a float. */
  static final OptimizerConfig FROZEN = new Sgd(1e-60, 0);

  private SmallVariants() {}

  static Dcgan dcgan(int baseWidth, int kernelSize) {
    return dcgan(baseWidth, kernelSize, 0, ADAM, ADAM);
  }

  static Dcgan dcgan(
      int baseWidth,
      int kernelSize,
      double dropout,
      OptimizerConfig generator,
      OptimizerConfig discriminator) {
    return new Dcgan(
        new Dcgan.Config(
            100,
            baseWidth,
            kernelSize,
            0.2,
            dropout,
            new NonSaturating(1),
            generator,
            discriminator));
  }

  static VanillaGan vanilla(int hiddenWidth) {
    return new VanillaGan(
        new VanillaGan.Config(100, hiddenWidth, 0.2, 0, new NonSaturating(1), ADAM, ADAM));
  }
}
