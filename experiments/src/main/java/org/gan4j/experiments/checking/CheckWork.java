package org.gan4j.experiments.checking;

import java.io.PrintStream;
import java.util.List;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Split;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.TrainingConfig;
import org.gan4j.experiments.machine.BesideTensorFlow;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.replica.Replica;

/** Shows what an experiment would do. */
public record CheckWork(Experiment experiment, PrintStream terminal) {

  /**
   * Builds the graph and trains nothing.
   *
   * @return parameter counts of the networks, and the plan
   */
  public CheckedExperiment check() {
    Execution execution = ExperimentFactory.execution(experiment);
    ProcessDevice.prepare(execution, terminal::println);
    Dataset dataset =
        BesideTensorFlow.get(() -> ExperimentFactory.dataset(experiment, Split.TRAIN, terminal));
    ExperimentFactory.settings(experiment, dataset)
        .withReplica(new Replica(0, execution.replicas(), false));
    try (TrainingGraph graph = ExperimentFactory.graph(experiment, dataset)) {
      EvaluationWork.requireMeasurable(experiment, dataset, graph);
      return new CheckedExperiment(
          images(dataset),
          domainB(dataset),
          networks(graph),
          phases(graph),
          devices(execution, experiment.training()),
          plan(experiment.training(), dataset));
    }
  }

  private static CheckedExperiment.Images images(Dataset dataset) {
    ImageShape shape = dataset.shape();
    return new CheckedExperiment.Images(
        dataset.name(),
        dataset.count(),
        List.of(shape.height(), shape.width(), shape.channels()),
        dataset.inMemory(),
        dataset.classNames().names());
  }

  private static CheckedExperiment.DomainB domainB(Dataset dataset) {
    return dataset
        .counterpart()
        .map(b -> new CheckedExperiment.DomainB(b.images().name(), b.images().count(), b.paired()))
        .orElse(null);
  }

  private static List<CheckedExperiment.Network> networks(TrainingGraph graph) {
    return graph.networks().stream()
        .map(
            network ->
                new CheckedExperiment.Network(
                    network.name(),
                    network.parameterCount(),
                    network.input().shape().toString(),
                    network.output().shape().toString()))
        .toList();
  }

  private static List<CheckedExperiment.Phase> phases(TrainingGraph graph) {
    return graph.phases().stream()
        .map(
            phase ->
                new CheckedExperiment.Phase(
                    phase.built().name(), phase.timing(), phase.built().writes().size()))
        .toList();
  }

  private static CheckedExperiment.Devices devices(Execution execution, TrainingConfig training) {
    return execution.replicas() == 1
        ? null
        : new CheckedExperiment.Devices(
            execution.replicas(),
            training.batchSize() / execution.replicas(),
            execution.sharesStatistics());
  }

  private static CheckedExperiment.Plan plan(TrainingConfig training, Dataset dataset) {
    return new CheckedExperiment.Plan(
        training.steps(),
        training.batchSize(),
        (double) training.steps() * training.batchSize() / dataset.count(),
        training.reportEvery(),
        training.sampleEvery(),
        training.checkpointEvery());
  }
}
