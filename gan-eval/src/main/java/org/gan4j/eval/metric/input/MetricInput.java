package org.gan4j.eval.metric.input;

import java.util.Optional;
import org.gan4j.core.data.ClassNames;

/**
 * The input of a metric. It holds only those data of each set that the metric {@link Need needs}.
 *
 * @param fake data of the generated images
 * @param reals data of the real images they are compared with; empty for a metric that needs none
 * @param trainings data of the images that the generator has learnt from; empty for a metric that
 *     needs none
 * @param classes names of the classes of the network's logits; none without logits
 * @param seed seed of the metric's random draws
 * @param trainer trains classifiers, for a metric that needs any
 */
public record MetricInput(
    SetData fake,
    Optional<SetData> reals,
    Optional<SetData> trainings,
    ClassNames classes,
    long seed,
    ClassifierTrainer trainer) {

  /** The images that the generated ones are compared with, for a metric that needs them. */
  public SetData real() {
    return reals.orElseThrow();
  }

  /** The images that the generator has learnt from, for a metric that needs them. */
  public SetData training() {
    return trainings.orElseThrow();
  }

  /** Returns this input with other images to measure and to compare with, for a noise floor. */
  public MetricInput with(SetData judged, SetData reference) {
    return new MetricInput(judged, Optional.of(reference), trainings, classes, seed, trainer);
  }
}
