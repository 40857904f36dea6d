package org.gan4j.train.internal.output;

import java.util.Map;
import java.util.Optional;
import org.gan4j.core.variant.Domain;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outputs of a trained graph.
 *
 * @param samples output of the sampler, if the variant declares one
 * @param grid sample grid, if the variant has one
 * @param images operand to which the images of the functions are fed, {@code [batch, height, width,
 *     channels]} in [-1, 1]
 * @param functions results of the declared functions of images, by name
 * @param translations results of the declared translations, by the domain of the images
 */
public record Outputs(
    Optional<SampleOutput> samples,
    Optional<GridOutput> grid,
    Operand<TFloat32> images,
    Map<String, Operand<TFloat32>> functions,
    Map<Domain, TranslationOutput> translations) {}
