package org.gan4j.experiments.training;

import org.gan4j.core.run.RunDirectory;

/**
 * The result of a training.
 *
 * @param run folder of the run
 * @param finished false if it was stopped (Ctrl-C, SIGTERM) and can be resumed
 */
public record Trained(RunDirectory run, boolean finished) {}
