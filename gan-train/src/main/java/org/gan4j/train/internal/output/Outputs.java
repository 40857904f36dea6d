package org.gan4j.train.internal.output;

import java.util.Map;
import java.util.Optional;
import org.gan4j.core.variant.Domain;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a trained graph can be asked for.
 *
 * @param samples the sampler's output, for variants that declared one
 * @param grid the sample grid, for variants that show one
 * @param images where the images of the functions are fed, {@code [batch, height, width, channels]}
 *     in [-1, 1]
 * @param functions results of the declared functions of images, by name
 * @param translations results of the declared translations, by the domain of the images
 */
public record Outputs(
    Optional<SampleOutput> samples,
    Optional<GridOutput> grid,
    Operand<TFloat32> images,
    Map<String, Operand<TFloat32>> functions,
    Map<Domain, TranslationOutput> translations) {}
