package org.gan4j.experiments.comparing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;

/**
 * The runs to compare, and where the result is written.
 *
 * @param runs at least one, each once
 * @param by keys or sections of the config by which the runs are grouped, such as {@code
 *     variant.loss}; empty for the whole config without its seed
 * @param metric the only metric to compare by; empty for all that the configurations share
 * @param json file for all results
 * @param csv file with one row for each run
 * @param out the HTML page
 */
public record CompareRequest(
    List<RunDirectory> runs,
    List<String> by,
    Optional<String> metric,
    Optional<Path> json,
    Optional<Path> csv,
    Optional<Path> out) {}
