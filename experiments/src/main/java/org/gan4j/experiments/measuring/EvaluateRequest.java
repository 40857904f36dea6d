package org.gan4j.experiments.measuring;

import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * A run to evaluate.
 *
 * @param run its folder
 * @param experiment its own, or one with another evaluation
 * @param best whether its best checkpoint is measured, or its last
 */
public record EvaluateRequest(RunDirectory run, Experiment experiment, boolean best) {}
