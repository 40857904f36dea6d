package org.gan4j.experiments.comparing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;

/**
 * Which runs are to be compared, and where it is written.
 *
 * @param runs at least one, each once
 * @param by keys or sections of the config that the runs are grouped by, {@code variant.loss};
 *     empty for the whole config without its seed
 * @param metric the only number to compare by; empty for all that the configurations share
 * @param json the file of all results
 * @param csv the file of one row a run
 * @param out the HTML page
 */
public record CompareRequest(
    List<RunDirectory> runs,
    List<String> by,
    Optional<String> metric,
    Optional<Path> json,
    Optional<Path> csv,
    Optional<Path> out) {}
