package org.gan4j.experiments.sweep;

import java.nio.file.Path;
import org.gan4j.experiments.experiment.Experiment;

/**
 * One training of a sweep, with its evaluation and report.
 *
 * @param name short, unlike any other of the sweep, and the same however the sweep grows: {@code
 *     dcgan-mnist-lr2e-4-seed3}
 * @param config the file that it was made from
 * @param experiment what is trained, overrides and seed applied
 */
public record SweepJob(String name, Path config, Experiment experiment) {}
