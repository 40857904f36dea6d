package org.gan4j.core.variant;

/**
 * The few labelled images of a semi-supervised training.
 *
 * @param name unique in its graph
 * @param perClass number of images of each class
 */
public record LabelledSubset(String name, int perClass) {}
