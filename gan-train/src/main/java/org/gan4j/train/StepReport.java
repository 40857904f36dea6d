package org.gan4j.train;

import java.util.Map;

/**
 * What the phases of one step reported.
 *
 * @param step from 1
 * @param imagesSeen real images trained on so far, repetitions counted
 * @param seconds since this process began to train
 * @param imagesPerSecond real images trained on a second, in this process
 * @param values by report name, in the order of the phases
 */
public record StepReport(
    long step,
    long imagesSeen,
    double seconds,
    double imagesPerSecond,
    Map<String, Double> values) {}
