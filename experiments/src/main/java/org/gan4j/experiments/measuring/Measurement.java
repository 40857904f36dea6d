package org.gan4j.experiments.measuring;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.graph.TrainingGraph;

/** A way to measure a trained run, for variants that declare what it needs. */
interface Measurement {

  /** Returns what a variant must declare, for messages: {@code a sampler}. */
  String needs();

  /** Returns whether a variant can be measured this way. */
  boolean appliesTo(TrainingGraph graph);

  /**
   * Refuses, before training, an experiment that could not be measured afterwards. It opens no
   * session, because the first session of a process decides the threads of all.
   *
   * @throws org.gan4j.core.InputException naming the config's key
   */
  void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph);

  /** Returns a sentence on why a number is left out although the variant allows it. */
  default Optional<String> leftOut(EvaluatedRun evaluated) {
    return Optional.empty();
  }

  /** Measures the run. */
  List<Evaluation> measure(EvaluatedRun evaluated);
}
