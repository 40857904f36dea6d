package org.gan4j.experiments.measuring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.train.execution.Execution;

/**
 * Two sets whose Fréchet distance is recomputed under several conventions. Sets are named as in
 * {@link MetricsRequest}, and must be of images.
 *
 * @param real the real images
 * @param fake the generated images
 * @param network the feature network, with the way to resize at the end of its name where there is
 *     one: {@code mnist-cnn}, {@code inception2015-pillow-bicubic-float}
 * @param count number of generated images; all if empty
 * @param resizers names of the ways to resize that are tried one at a time; all if empty
 * @param inception file of the 2015 Inception graph; searched for in the data folder if empty
 * @param seed seed of the choice of images
 * @param skipsDamaged whether files that cannot be read are left out and counted
 * @param runs the folder of runs
 * @param execution device of the networks
 */
public record ExplainRequest(
    String real,
    String fake,
    String network,
    Optional<Integer> count,
    List<String> resizers,
    Optional<Path> inception,
    long seed,
    boolean skipsDamaged,
    Path runs,
    Execution execution) {}
