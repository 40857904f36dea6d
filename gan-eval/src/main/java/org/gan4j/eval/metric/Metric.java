package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * A metric with its parameters: what it needs of the images, and how it computes its numbers.
 *
 * <p>A metric is one file, a record that implements this interface, and one line in {@link
 * Metrics}. Its components are the parameters that a protocol file may set; its constructor without
 * arguments gives those of the paper. Equal records are equal arithmetic.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(MetricTypes.class)
public interface Metric {

  /**
   * The first word of its protocols, {@code fid} in {@code fid10k-mnist-cnn}, and its {@code type}
   * in a protocol file.
   */
  String key();

  /** Who published it: {@code Heusel et al. 2017}; empty for a metric of gan4j's own. */
  default Optional<String> paper() {
    return Optional.empty();
  }

  /** What it needs of the images in a role; nothing means that it needs no such images. */
  Set<Need> needs(Role role);

  /** What it reads of an image, for protocols: {@code features}, {@code logits}, {@code pixels}. */
  default String layer() {
    Set<Need> needs = needs(Role.FAKE);
    if (needs.contains(Need.LOGITS)) {
      return "logits";
    }
    return needs.contains(Need.PIXELS) ? "pixels" : "features";
  }

  /** The arithmetic in words, with every parameter that changes the number, for protocols. */
  String estimator();

  /**
   * Whether it has a noise floor: the value of real images in place of the generated ones, which a
   * perfect generator would get.
   */
  default boolean hasNoiseFloor() {
    return false;
  }

  /** Whether less is better, for the first of its numbers. */
  boolean lowerIsBetter();

  /**
   * Computes the numbers. The same input gives the same bits, whatever the number of threads.
   *
   * @return at least one number, each of another kind
   * @throws org.gan4j.core.InputException if the images do not allow it, for instance too few
   */
  List<MetricValue> measure(MetricInput input);
}
