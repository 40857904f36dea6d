package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.network.Network;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.TrainingConfig;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.Replica;
import org.gan4j.train.graph.TrainingGraph;

/** Says what an experiment would do. */
final class CheckJob {

  private CheckJob() {}

  static List<String> check(Experiment experiment, PrintStream terminal) {
    Dataset dataset = BesideTensorFlow.get(() -> Builds.dataset(experiment, Split.TRAIN, terminal));
    Execution execution = Builds.execution(experiment);
    Builds.settings(experiment, dataset).withReplica(new Replica(0, execution.replicas(), false));
    try (TrainingGraph graph = Builds.graph(experiment, dataset)) {
      EvaluationJob.requireMeasurable(experiment, dataset, graph);
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "data set   %s: %d images of %s%s",
              dataset.name(),
              dataset.count(),
              dataset.shape(),
              dataset.inMemory() ? "" : ", read ahead of the steps"));
      dataset
          .counterpart()
          .ifPresent(
              b ->
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "domain B   %s: %d images, %s",
                          b.images().name(),
                          b.images().count(),
                          b.paired() ? "paired with A" : "unpaired")));
      for (Network network : graph.networks()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "network    %s: %,d parameters, %s -> %s",
                network.name(),
                network.parameterCount(),
                network.input().shape(),
                network.output().shape()));
      }
      for (GraphPhase phase : graph.phases()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "phase      %s: %s, writes %d variables",
                phase.built().name(),
                phase.timing(),
                phase.built().writes().size()));
      }
      if (execution.replicas() > 1) {
        lines.add(devices(execution, experiment.training()));
      }
      lines.add(plan(experiment.training(), dataset));
      return lines;
    }
  }

  private static String devices(Execution execution, TrainingConfig training) {
    return String.format(
        Locale.ROOT,
        "devices    %d, %d images of a batch each, batch norm over %s",
        execution.replicas(),
        training.batchSize() / execution.replicas(),
        execution.sharesStatistics() ? "the whole batch" : "each device's share");
  }

  private static String plan(TrainingConfig training, Dataset dataset) {
    double epochs = (double) training.steps() * training.batchSize() / dataset.count();
    return String.format(
        Locale.ROOT,
        "plan       %d steps of %d images (%.2f epochs a phase), report every %d, samples every %d,"
            + " checkpoint every %d",
        training.steps(),
        training.batchSize(),
        epochs,
        training.reportEvery(),
        training.sampleEvery(),
        training.checkpointEvery());
  }
}
