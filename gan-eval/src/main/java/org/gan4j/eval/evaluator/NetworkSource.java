package org.gan4j.eval.evaluator;

import org.gan4j.eval.network.FeatureNetwork;

/** Provides the feature networks of a measurement; their owner closes them. */
@FunctionalInterface
public interface NetworkSource {

  /**
   * What is known about a network.
   *
   * @param name name of the network in protocols
   * @param featureSize number of features of an image, d
   */
  record Known(String name, int featureSize) {}

  /**
   * Returns a network.
   *
   * @param nameOrPath name or path, as in protocols
   * @throws org.gan4j.core.InputException if there is none
   */
  FeatureNetwork get(String nameOrPath);

  /**
   * Describes a network, if possible without opening it.
   *
   * @throws org.gan4j.core.InputException if there is none
   */
  default Known describe(String nameOrPath) {
    FeatureNetwork network = get(nameOrPath);
    return new Known(network.name(), network.featureSize());
  }
}
