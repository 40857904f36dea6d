package org.gan4j.eval.evaluator;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Version;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * Writes down how numbers are taken.
 *
 * @param space where images are compared; empty for pixels
 * @param origin where the fakes come from
 * @param real the real images, if there are any
 */
record EvaluationLabels(
    Optional<MeasuredSpace> space, Samples origin, Optional<ProtocolRecord.ImageSet> real) {

  private static final String NONE = "none";

  /** What the classes of the network are called; none without a network. */
  ClassNames answers() {
    return space.map(MeasuredSpace::answers).orElse(ClassNames.NONE);
  }

  /**
   * What an evaluation is called.
   *
   * @param count 0 if it is not known
   */
  String name(String kind, int count) {
    return space
        .map(where -> Evaluation.name(kind, count, where.label()))
        .orElseGet(() -> Evaluation.name(kind, count));
  }

  /**
   * The protocol of a number.
   *
   * @param count 0 if it is not known
   */
  ProtocolRecord of(Metric metric, int count) {
    boolean compares = !metric.needs(Role.REAL).isEmpty();
    boolean ofFeatures = metric.layer().equals("features");
    return new ProtocolRecord(
        space.map(MeasuredSpace::network).orElse(null),
        space.map(MeasuredSpace::sha256).orElse(null),
        space.isPresent() && ofFeatures ? space.get().layer() : metric.layer(),
        space.isPresent() ? space.get().resize() : NONE,
        quantisation(metric),
        origin.truncation(),
        count == 0 ? null : count,
        compares ? real.orElse(null) : null,
        metric.estimator(),
        Version.current());
  }

  private String quantisation(Metric metric) {
    if (metric.needs(Role.FAKE).contains(Need.GENERATOR)) {
      return NONE;
    }
    return space.isPresent() ? space.get().quantisation() : MeasuredSpace.QUANTISATION;
  }

  /** What is assumed of the sets, in sentences. */
  List<String> warnings() {
    return space.map(MeasuredSpace::warnings).orElse(List.of());
  }
}
