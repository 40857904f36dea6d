package org.gan4j.experiments.experiment;

import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.guard.NonFinitePolicy;

/**
 * The section {@code training} of a config: how a variant is trained.
 *
 * @param steps how many, at least 1
 * @param batchSize images a phase, at least 1
 * @param schedule the factor on every optimizer's learning rate, by step
 * @param emaDecay of the moving average of the weights that samples are made with, in [0, 1); 0
 *     keeps the weights themselves
 * @param reportEvery steps from one line of metrics to the next, at least 1
 * @param sampleEvery steps from one sample grid to the next, at least 1
 * @param checkpointEvery steps from one checkpoint to the next, at least 1
 * @param intraOpThreads threads of one operation, 1 to 1024; another number changes the last bits
 *     of a run, so it is part of the experiment
 * @param regularisation what helps the discriminators of any variant; left out for nothing
 * @param nonFinite what is done when a loss or a weight is no longer finite; left out to stop
 */
public record TrainingConfig(
    long steps,
    int batchSize,
    LearningRateSchedule schedule,
    double emaDecay,
    int reportEvery,
    int sampleEvery,
    int checkpointEvery,
    int intraOpThreads,
    Optional<Regularisation> regularisation,
    Optional<NonFinitePolicy> nonFinite) {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public TrainingConfig {
    Bounds.atLeastOne("steps", steps);
    Bounds.atLeastOne("batchSize", batchSize);
    Bounds.in("emaDecay", "[0, 1)", emaDecay >= 0 && emaDecay < 1, emaDecay);
    Bounds.atLeastOne("reportEvery", reportEvery);
    Bounds.atLeastOne("sampleEvery", sampleEvery);
    Bounds.atLeastOne("checkpointEvery", checkpointEvery);
    Bounds.threads("intraOpThreads", intraOpThreads);
  }
}
