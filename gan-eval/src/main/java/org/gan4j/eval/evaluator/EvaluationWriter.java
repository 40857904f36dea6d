package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Version;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.MetricValue;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.MeasuredSet;

/**
 * Makes evaluations of numbers, with the record of how they were measured.
 *
 * @param space feature space in which images are compared; empty for pixels
 * @param sets sets that were measured
 * @param count how many images were judged; 0 if it is not known
 */
record EvaluationWriter(Optional<RecordedSpace> space, MeasuredSets sets, int count) {

  private static final String NONE = "none";

  /**
   * Makes the evaluation of a number.
   *
   * @param noFloor why there is no noise floor although there should be one
   */
  Evaluation write(
      Protocol protocol, MetricValue value, Optional<NoiseFloor> floor, Optional<String> noFloor) {
    return new Evaluation(
        name(value.kind()) + protocol.suffix(),
        value.value(),
        value.uncertainty(),
        floor.orElse(null),
        value.details(),
        warnings(value, noFloor),
        sets.origin(),
        record(protocol.metric()));
  }

  private String name(String kind) {
    return space
        .map(where -> Evaluation.name(kind, count, where.label()))
        .orElseGet(() -> Evaluation.name(kind, count));
  }

  private List<String> warnings(MetricValue value, Optional<String> noFloor) {
    List<String> warnings = new ArrayList<>(space.map(RecordedSpace::warnings).orElse(List.of()));
    warnings.addAll(value.warnings());
    noFloor.ifPresent(why -> warnings.add("no noise floor: " + why));
    return warnings;
  }

  private ProtocolRecord record(Metric metric) {
    boolean compares = !metric.needs(Role.REAL).isEmpty();
    boolean ofFeatures = metric.layer().equals("features");
    return new ProtocolRecord(
        space.map(RecordedSpace::network).orElse(null),
        space.map(RecordedSpace::sha256).orElse(null),
        space.isPresent() && ofFeatures ? space.get().layer() : metric.layer(),
        space.isPresent() ? space.get().resize() : NONE,
        quantisation(metric),
        sets.origin().truncation(),
        count == 0 ? null : count,
        compares ? sets.real().map(EvaluationWriter::record).orElse(null) : null,
        metric.estimator(),
        Version.current());
  }

  private static ProtocolRecord.ImageSet record(MeasuredSet real) {
    return new ProtocolRecord.ImageSet(
        real.name(), real.contentHash(), real.count() == 0 ? null : real.count());
  }

  private String quantisation(Metric metric) {
    if (metric.needs(Role.FAKE).contains(Need.GENERATOR)) {
      return NONE;
    }
    return space.isPresent() ? space.get().quantisation() : RecordedSpace.QUANTISATION;
  }
}
