package org.gan4j.experiments.sampling;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * Samples of a run that are wanted as PNG files.
 *
 * @param run whose networks draw them
 * @param experiment of the run
 * @param count how many
 * @param seed of the latents; the run's own if empty
 * @param label the class they are asked to be of, by name or number; if empty, classes as often as
 *     in training
 * @param truncation T of latents truncated to [-T, T]; empty for none
 * @param best whether they come from the best checkpoint that was kept, or from the last
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
