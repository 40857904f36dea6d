package org.gan4j.experiments.measuring;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.train.execution.Execution;

/**
 * A set of images whose features are written.
 *
 * @param images a folder, zip file, NumPy file of images, data set with its split, or run
 * @param network the feature network, with the way to resize at the end of its name where there is
 *     one: {@code mnist-cnn}, {@code inception2015-pillow-bicubic-float}
 * @param count number of samples of a run; ignored for other sets
 * @param inception file of the 2015 Inception graph; searched for in the data folder if empty
 * @param skipsDamaged whether files that cannot be read are left out and counted
 * @param runs the folder of runs
 * @param execution device of the networks
 * @param out {@code .npy} for the features, {@code .npz} for their mean and covariance
 */
public record FeaturesRequest(
    String images,
    String network,
    Optional<Integer> count,
    Optional<Path> inception,
    boolean skipsDamaged,
    Path runs,
    Execution execution,
    Path out) {}
