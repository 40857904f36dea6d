package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * A metric with its parameters: what it needs of the images, and how it computes its numbers.
 *
 * <p>A metric is one file, a record that implements this interface, and one line in {@link
 * Metrics}. The components of the record are the parameters that a protocol file may set; the
 * constructor without arguments sets those of the paper. Equal records compute the same numbers.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(MetricTypes.class)
public interface Metric {

  /**
   * Returns the first word of its protocols, such as {@code fid} in {@code fid10k-mnist-cnn}; it is
   * also the {@code type} in a protocol file.
   */
  String key();

  /** Returns the paper, such as {@code Heusel et al. 2017}; empty for a metric of gan4j's own. */
  default Optional<String> paper() {
    return Optional.empty();
  }

  /** Returns what the metric needs of the images in a role; empty if it needs no such images. */
  Set<Need> needs(Role role);

  /**
   * Returns what the metric reads of an image, for protocols: {@code features}, {@code logits} or
   * {@code pixels}.
   */
  default String layer() {
    Set<Need> needs = needs(Role.FAKE);
    if (needs.contains(Need.LOGITS)) {
      return "logits";
    }
    return needs.contains(Need.PIXELS) ? "pixels" : "features";
  }

  /**
   * Returns the arithmetic in words, with every parameter that changes the number, for protocols.
   */
  String estimator();

  /**
   * Returns whether the metric has a noise floor: the value for real images in place of the
   * generated ones.
   */
  default boolean hasNoiseFloor() {
    return false;
  }

  /** Returns whether less is better, for the first of the metric's numbers. */
  boolean lowerIsBetter();

  /**
   * Whether less is better, for each of its numbers by their names in evaluations. Most metrics
   * give one number, named like themselves.
   */
  default Map<String, Boolean> lowerIsBetterByNumber() {
    return Map.of(key(), lowerIsBetter());
  }

  /**
   * Computes the numbers. The same input gives the same bits, whatever the number of threads.
   *
   * @return at least one number, each of another kind among {@link #lowerIsBetterByNumber}
   * @throws org.gan4j.core.InputException if the images do not allow it, for instance too few
   */
  List<MetricValue> measure(MetricInput input);
}
