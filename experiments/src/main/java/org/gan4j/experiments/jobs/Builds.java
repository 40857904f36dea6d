package org.gan4j.experiments.jobs;

import java.util.OptionalDouble;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetCatalog;
import org.gan4j.core.data.Split;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.TrainingConfig;
import org.gan4j.experiments.Variants;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.SessionSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.graph.TrainingSession;

/** Makes of an experiment what it describes. */
final class Builds {

  private Builds() {}

  static Dataset dataset(Experiment experiment, Split split) {
    return DatasetCatalog.ofEnvironment().load(experiment.dataset(), split);
  }

  /** The graph; the caller closes it. */
  static TrainingGraph graph(Experiment experiment, Dataset dataset) {
    TrainingConfig training = experiment.training();
    GraphSettings settings =
        new GraphSettings(
            dataset.shape(),
            dataset.classes(),
            dataset.count(),
            training.batchSize(),
            experiment.seed(),
            training.emaDecay() > 0
                ? OptionalDouble.of(training.emaDecay())
                : OptionalDouble.empty());
    return TrainingGraph.build(Variants.create(experiment.variant()), settings);
  }

  /** A session on the graph; the caller closes it. */
  static TrainingSession session(Experiment experiment, TrainingGraph graph) {
    return new TrainingSession(graph, new SessionSettings(experiment.training().intraOpThreads()));
  }

  static TrainingPlan plan(TrainingConfig training) {
    return new TrainingPlan(
        training.steps(),
        training.schedule(),
        training.reportEvery(),
        training.sampleEvery(),
        training.checkpointEvery());
  }
}
