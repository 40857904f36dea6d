package org.gan4j.experiments.measuring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.train.execution.Execution;

/**
 * The sets to measure, and the protocols. Sets are paths of folders, zip files or NumPy files, data
 * sets with their split ({@code mnist/test}), or runs.
 *
 * @param real the real images
 * @param fake the generated images
 * @param training images that the generator has learnt from, for metrics that need them
 * @param protocols names of protocols, or paths of YAML files that define one
 * @param inception file of the 2015 Inception graph; searched for in the data folder if empty
 * @param seed seed of all draws
 * @param skipsDamaged whether files that cannot be read are left out and counted
 * @param runs the folder of runs
 * @param execution device of the networks
 * @param out folder to which results are written as JSON
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
