package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Protocol;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Version;
import org.gan4j.eval.feature.FeatureExtractor;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Metric;
import org.gan4j.eval.protocol.Need;
import org.gan4j.eval.protocol.Role;

/**
 * Writes down how numbers are taken.
 *
 * @param space where images are compared; empty for pixels, and for features from files
 * @param network of that space, null likewise
 * @param resize how images were brought to its size
 * @param origin where the fakes come from
 * @param real the real images, null if there are none
 */
record ProtocolRecord(
    Optional<FeatureSpace> space,
    FeatureExtractor network,
    String resize,
    Samples origin,
    Protocol.ImageSet real) {

  private static final String QUANTISATION = "uint8";
  private static final String UNQUANTISED = "none";

  /** What the classes of the network are called; none without a network. */
  ClassNames answers() {
    return network == null ? ClassNames.NONE : network.classNames();
  }

  /** What an evaluation is called. */
  String name(String kind, int count) {
    return space
        .map(
            where ->
                Evaluation.name(
                    kind, count, where.label(network == null ? where.network() : network.name())))
        .orElseGet(() -> Evaluation.name(kind, count));
  }

  /** The protocol of a number. */
  Protocol of(Metric metric, int count) {
    boolean compares = !metric.needs(Role.REAL).isEmpty();
    return new Protocol(
        network == null ? space.map(FeatureSpace::network).orElse(null) : network.name(),
        network == null ? null : network.sha256(),
        network != null && metric.layer().equals("features") ? network.layer() : metric.layer(),
        resize,
        metric.needs(Role.FAKE).contains(Need.GENERATOR) ? UNQUANTISED : QUANTISATION,
        origin.truncation(),
        count,
        compares ? real : null,
        metric.estimator(),
        Version.current());
  }
}
