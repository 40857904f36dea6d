package org.gan4j.train.graph;

import java.util.OptionalDouble;
import org.gan4j.core.data.ImageShape;

/**
 * What a graph is built for.
 *
 * @param images shape of the data set's images
 * @param classes number of classes, 0 without labels
 * @param datasetSize number of training images
 * @param batchSize images in a batch, and latents in a draw
 * @param seed the experiment's seed
 * @param averageDecay decay of the moving average of the sampled weights; empty for none
 */
public record GraphSettings(
    ImageShape images,
    int classes,
    int datasetSize,
    int batchSize,
    long seed,
    OptionalDouble averageDecay) {}
