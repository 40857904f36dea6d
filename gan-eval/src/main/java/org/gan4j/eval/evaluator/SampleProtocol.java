package org.gan4j.eval.evaluator;

import org.gan4j.eval.Protocol;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Version;
import org.gan4j.eval.feature.FeatureExtractor;

/** What this version does to samples. */
final class SampleProtocol {

  private static final String QUANTISATION = "uint8";

  private SampleProtocol() {}

  /**
   * The protocol of a number.
   *
   * @param layer {@code features} or {@code logits}
   * @param reference null for a metric that needs none
   */
  static Protocol of(
      FeatureExtractor network,
      String layer,
      Samples samples,
      CentreCrop fake,
      Protocol.ImageSet reference,
      String estimator) {
    return new Protocol(
        network.name(),
        network.sha256(),
        layer,
        fake.resize(),
        QUANTISATION,
        samples.truncation(),
        fake.count(),
        reference,
        estimator,
        Version.current());
  }
}
