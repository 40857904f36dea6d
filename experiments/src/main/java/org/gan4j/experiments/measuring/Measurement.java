package org.gan4j.experiments.measuring;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.graph.TrainingGraph;

/** A way to judge a trained run, for variants that declare what it looks at. */
interface Measurement {

  /** What a variant must declare to be judged so, for messages: {@code a sampler}. */
  String needs();

  /** Whether a variant can be judged so. */
  boolean appliesTo(TrainingGraph graph);

  /**
   * Refuses, before anything is trained, what could not be measured afterwards. Opens no session:
   * the first one of a process decides the threads of all.
   *
   * @throws org.gan4j.core.InputException naming the config's key
   */
  void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph);

  /** Why a number is left out although the variant allows it, in a sentence. */
  default Optional<String> leftOut(EvaluatedRun evaluated) {
    return Optional.empty();
  }

  /** Measures. */
  List<Evaluation> measure(EvaluatedRun evaluated);
}
