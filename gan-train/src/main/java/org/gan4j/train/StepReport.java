package org.gan4j.train;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The values that the phases of one step reported.
 *
 * @param step number of the step, from 1
 * @param imagesSeen number of real images trained on so far; an image counts each time
 * @param seconds since this process began to train
 * @param imagesPerSecond real images trained on per second, in this process
 * @param values by report name, in the order of the phases
 * @param waited the part of {@code seconds} in which a step waited for images; empty if the images
 *     are on the device
 */
public record StepReport(
    long step,
    long imagesSeen,
    double seconds,
    double imagesPerSecond,
    Map<String, Double> values,
    OptionalDouble waited) {

  /** Makes the report of a training whose images are on the device. */
  public StepReport(
      long step,
      long imagesSeen,
      double seconds,
      double imagesPerSecond,
      Map<String, Double> values) {
    this(step, imagesSeen, seconds, imagesPerSecond, values, OptionalDouble.empty());
  }
}
