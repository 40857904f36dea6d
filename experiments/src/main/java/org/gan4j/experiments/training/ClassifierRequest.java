package org.gan4j.experiments.training;

import java.nio.file.Path;
import org.gan4j.experiments.experiment.Experiment;

/**
 * A classifier to train and to export as a feature network.
 *
 * @param experiment experiment of a classifier
 * @param name name of the network and of the run
 * @param runs the folder of runs
 * @param out the folder of {@code NAME.pb} and {@code NAME.json}, made if missing
 */
public record ClassifierRequest(Experiment experiment, String name, Path runs, Path out) {}
