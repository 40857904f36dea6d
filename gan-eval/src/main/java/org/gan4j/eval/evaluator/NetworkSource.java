package org.gan4j.eval.evaluator;

import org.gan4j.eval.network.FeatureNetwork;

/** The feature networks of a measurement; their owner closes them. */
@FunctionalInterface
public interface NetworkSource {

  /**
   * What is known of a network.
   *
   * @param name how protocols call it
   * @param featureSize features an image, d
   */
  record Known(String name, int featureSize) {}

  /**
   * A network.
   *
   * @param nameOrPath as protocols have it
   * @throws org.gan4j.core.InputException if there is none
   */
  FeatureNetwork get(String nameOrPath);

  /**
   * What is known of a network, without opening it where that is possible.
   *
   * @throws org.gan4j.core.InputException if there is none
   */
  default Known describe(String nameOrPath) {
    FeatureNetwork network = get(nameOrPath);
    return new Known(network.name(), network.featureSize());
  }
}
