package org.gan4j.experiments.sampling;

import java.nio.file.Path;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.experiments.experiment.Experiment;

/**
 * A folder of PNG and JPEG files to translate.
 *
 * @param run run whose networks translate
 * @param experiment experiment of the run
 * @param from the domain of the images
 * @param in the folder of images
 * @param out folder of the results, which have the same names; made if missing
 */
public record TranslateRequest(
    RunDirectory run, Experiment experiment, Domain from, Path in, Path out) {}
