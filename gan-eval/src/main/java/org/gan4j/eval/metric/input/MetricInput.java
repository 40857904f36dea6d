package org.gan4j.eval.metric.input;

import org.gan4j.core.data.ClassNames;

/**
 * The sets of images of one measurement, each with what the metric needs of it.
 *
 * @param fake what is judged
 * @param real what it is compared with, null for a metric that needs none
 * @param training what the generator has learnt from, null likewise
 * @param answers what the classes of the network's logits are called; none without logits
 * @param seed of whatever the metric draws
 * @param learner trains classifiers, for a metric that needs any
 */
public record MetricInput(
    SetData fake,
    SetData real,
    SetData training,
    ClassNames answers,
    long seed,
    ClassifierTrainer learner) {}
