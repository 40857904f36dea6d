package org.gan4j.eval.metric.input;

import org.gan4j.core.data.Images;

/**
 * What a classifier is to learn.
 *
 * @param images to learn from
 * @param labels the class of each
 * @param classes how many there are
 * @param recipe how
 * @param seed seed of every draw of the training
 */
public record Lesson(
    Images images, int[] labels, int classes, ClassifierRecipe recipe, long seed) {}
