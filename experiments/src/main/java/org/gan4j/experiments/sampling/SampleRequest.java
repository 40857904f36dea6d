package org.gan4j.experiments.sampling;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * Samples of a run to write as PNG files.
 *
 * @param run run whose networks draw them
 * @param experiment experiment of the run
 * @param count number of samples
 * @param seed seed of the latents; the run's own if empty
 * @param label class of all samples, by name or number; if empty, classes are as frequent as in
 *     training
 * @param truncation T of latents truncated to [-T, T]; empty for none
 * @param best whether the best checkpoint is used instead of the last
 * @param out the folder to write to, made if missing
 */
public record SampleRequest(
    RunDirectory run,
    Experiment experiment,
    int count,
    OptionalLong seed,
    Optional<String> label,
    OptionalDouble truncation,
    boolean best,
    Path out) {}
