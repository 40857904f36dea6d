package org.gan4j.experiments.measuring;

import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * A run to evaluate.
 *
 * @param run folder of the run
 * @param experiment experiment of the run, or one with another evaluation
 * @param best whether the best checkpoint is measured instead of the last
 */
public record EvaluateRequest(RunDirectory run, Experiment experiment, boolean best) {}
