package org.gan4j.train;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the phases of one step reported.
 *
 * @param step from 1
 * @param imagesSeen real images trained on so far, repetitions counted
 * @param seconds since this process began to train
 * @param imagesPerSecond real images trained on a second, in this process
 * @param values by report name, in the order of the phases
 * @param waited of these seconds, those in which a step waited for images; empty if the images are
 *     on the device
 */
public record StepReport(
    long step,
    long imagesSeen,
    double seconds,
    double imagesPerSecond,
    Map<String, Double> values,
    OptionalDouble waited) {

  /** Of a training whose images are on the device. */
  public StepReport(
      long step,
      long imagesSeen,
      double seconds,
      double imagesPerSecond,
      Map<String, Double> values) {
    this(step, imagesSeen, seconds, imagesPerSecond, values, OptionalDouble.empty());
  }
}
