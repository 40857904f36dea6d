package org.gan4j.experiments.sampling;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Which samples of a run are wanted.
 *
 * @param count how many
 * @param seed of the latents; the run's own if empty
 * @param label the class they are asked to be of, by name or number; if empty, classes as often as
 *     in training
 * @param truncation T of latents truncated to [-T, T]; empty for none
 * @param best whether they come from the best checkpoint that was kept, or from the last
 */
public record SampleRequest(
    int count,
    OptionalLong seed,
    Optional<String> label,
    OptionalDouble truncation,
    boolean best) {}
