package org.gan4j.experiments.measuring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.train.execution.Execution;

/**
 * What is to be measured. Sets are paths of folders, zip files or NumPy files, data sets with their
 * split ({@code mnist/test}), or runs.
 *
 * @param real the real images
 * @param fake the images that are judged
 * @param training images that the generator has learnt from, for metrics that ask for them
 * @param protocols names of protocols, or paths of YAML files that define one
 * @param inception the file of the 2015 Inception graph; looked for in the data folder if empty
 * @param seed of all draws
 * @param skipsDamaged whether files that cannot be read are left out and counted
 * @param runs the folder of runs
 * @param execution what the networks run on
 * @param out the folder that the results are written to as JSON
 */
public record MetricsRequest(
    String real,
    String fake,
    Optional<String> training,
    List<String> protocols,
    Optional<Path> inception,
    long seed,
    boolean skipsDamaged,
    Path runs,
    Execution execution,
    Optional<Path> out) {}
