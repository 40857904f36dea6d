package org.gan4j.experiments.parts;

import java.io.PrintStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.run.TrainingData;

/** Finds the training images of a run. */
public final class TrainingDataset {

  private TrainingDataset() {}

  /**
   * Returns what the networks need to know about the images, without the images: from the run's own
   * record, or for runs of earlier versions from the images themselves.
   *
   * @throws InputException if there is neither
   */
  public static Dataset described(RunDirectory run, Experiment experiment, PrintStream terminal) {
    return TrainingData.read(run.data())
        .map(TrainingData::withoutImages)
        .orElseGet(() -> withoutRecord(run, experiment, terminal));
  }

  private static Dataset withoutRecord(
      RunDirectory run, Experiment experiment, PrintStream terminal) {
    try {
      return images(run, experiment, terminal);
    } catch (InputException gone) {
      throw gone.in("no " + run.data() + ", which runs of earlier versions lack");
    }
  }

  /**
   * The images.
   *
   * @throws InputException naming the folder, if they are not there
   */
  public static Dataset images(RunDirectory run, Experiment experiment, PrintStream terminal) {
    try {
      return ExperimentFactory.dataset(experiment, Split.TRAIN, terminal);
    } catch (InputException gone) {
      throw gone.in("the training images of " + run.name());
    }
  }
}
