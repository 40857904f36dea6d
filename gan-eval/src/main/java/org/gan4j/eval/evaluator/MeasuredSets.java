package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.Samples;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;

/**
 * What takes part in a measurement.
 *
 * @param fake the generated images
 * @param origin where they come from, for the record
 * @param real the images they are compared with; empty if no metric needs any
 * @param training other real images, which the generator has learnt from: for the noise floor, and
 *     for metrics that ask for them
 */
public record MeasuredSets(
    MeasuredSet fake, Samples origin, Optional<MeasuredSet> real, Optional<ImageSet> training) {}
