package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * A metric with its parameters: what it must see, and what it makes of it. Records that implement
 * it are what {@code metric} of a protocol can be; equal records are equal arithmetic.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fid.class, name = "fid"),
  @JsonSubTypes.Type(value = FidInfinity.class, name = "fid-infinity"),
  @JsonSubTypes.Type(value = ClassFid.class, name = "class-fid"),
  @JsonSubTypes.Type(value = Modes.class, name = "modes"),
  @JsonSubTypes.Type(value = InceptionScores.class, name = "is"),
  @JsonSubTypes.Type(value = Kid.class, name = "kid"),
  @JsonSubTypes.Type(value = PrecisionAndRecall.class, name = "precision-recall"),
  @JsonSubTypes.Type(value = DensityAndCoverage.class, name = "density-coverage"),
  @JsonSubTypes.Type(value = CopyTest.class, name = "memorisation"),
  @JsonSubTypes.Type(value = MsSsimDiversity.class, name = "ms-ssim"),
  @JsonSubTypes.Type(value = Swd.class, name = "swd"),
  @JsonSubTypes.Type(value = LabelAgreement.class, name = "label-agreement"),
  @JsonSubTypes.Type(value = ClassShares.class, name = "classes"),
  @JsonSubTypes.Type(value = Ppl.class, name = "ppl"),
  @JsonSubTypes.Type(value = Cas.class, name = "cas")
})
public interface Metric {

  /** What it must see of the images in a role; nothing means that it needs no such images. */
  Set<Need> needs(Role role);

  /** What it reads of an image, for protocols: {@code features}, {@code logits}, {@code pixels}. */
  default String layer() {
    Set<Need> needs = needs(Role.FAKE);
    if (needs.contains(Need.LOGITS)) {
      return "logits";
    }
    return needs.contains(Need.PIXELS) ? "pixels" : "features";
  }

  /** Its arithmetic in words, with every parameter that moves the number, for protocols. */
  String estimator();

  /**
   * Whether real images in the place of the generated ones say how low it can go: the noise floor.
   */
  default boolean hasNoiseFloor() {
    return false;
  }

  /** Whether less is better, of the first of its numbers. */
  boolean lowerIsBetter();

  /**
   * Measures. The same sets give the same bits, whatever the number of threads.
   *
   * @return at least one number, each of another kind
   * @throws org.gan4j.core.InputException if the images do not allow it, such as too few
   */
  List<MetricValue> measure(MetricInput sets);
}
