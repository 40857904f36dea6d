package org.gan4j.experiments.jobs;

import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluator;
import org.gan4j.eval.FeatureExtractor;
import org.gan4j.experiments.EvaluationConfig;
import org.gan4j.experiments.Experiment;

/**
 * A run while it is judged.
 *
 * @param experiment what was trained
 * @param config how it is judged
 * @param run its folder
 * @param restored its last checkpoint
 * @param training the images it was trained on
 * @param network the feature network
 * @param progress told after every block of images
 */
record EvaluatedRun(
    Experiment experiment,
    EvaluationConfig config,
    RunDirectory run,
    RestoredRun restored,
    Dataset training,
    FeatureExtractor network,
    Evaluator.Progress progress) {}
