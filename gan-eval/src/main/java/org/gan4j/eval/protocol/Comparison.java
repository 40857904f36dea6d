package org.gan4j.eval.protocol;

/**
 * The sets of images of one measurement, each with what the metric needs of it.
 *
 * @param fake what is judged
 * @param real what it is compared with, null for a metric that needs none
 * @param training what the generator has learnt from, null likewise
 * @param seed of whatever the metric draws
 * @param learner trains classifiers, for a metric that needs any
 */
public record Comparison(Side fake, Side real, Side training, long seed, Learner learner) {}
