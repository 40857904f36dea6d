package org.gan4j.experiments.parts;

import java.io.PrintStream;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.TrainingConfig;
import org.gan4j.experiments.experiment.Variants;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.execution.KernelSupport;
import org.gan4j.train.execution.Precision;
import org.gan4j.train.graph.Computation;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.exceptions.TFInvalidArgumentException;

/** Builds the graph, session and data set that an experiment describes. */
public final class ExperimentFactory {

  private ExperimentFactory() {}

  public static Dataset dataset(Experiment experiment, Split split) {
    return DatasetCatalog.ofEnvironment().load(experiment.dataset(), split);
  }

  /** Loads a data set, and shows progress on the terminal if it takes long. */
  public static Dataset dataset(Experiment experiment, Split split, PrintStream terminal) {
    try (ReadingProgress progress = new ReadingProgress(terminal)) {
      return DatasetCatalog.ofEnvironment().load(experiment.dataset(), split, progress);
    }
  }

  /**
   * Builds the graph; the caller closes it.
   *
   * @throws InputException if the variant's numbers fit no graph
   */
  public static TrainingGraph graph(Experiment experiment, Dataset dataset) {
    return graph(experiment, dataset, dataset.shape());
  }

  /** Builds the graph of one of several processes, or for several devices; the caller closes it. */
  public static TrainingGraph graph(Experiment experiment, Dataset dataset, ProcessRank place) {
    GraphSettings settings = settings(experiment, dataset);
    Execution execution = execution(experiment);
    if (place.count() > 1) {
      return build(experiment, settings.withReplica(place.replica(execution)));
    }
    return execution.replicas() == 1
        ? build(experiment, settings)
        : build(
            experiment,
            settings.withDevices(Devices.names(experiment), execution.sharesStatistics()));
  }

  /** Builds the graph for images of another shape than the data set's; the caller closes it. */
  public static TrainingGraph graph(Experiment experiment, Dataset dataset, ImageShape images) {
    GraphSettings settings = settings(experiment, dataset);
    return build(experiment, settings.withData(settings.data().withImages(images)));
  }

  private static TrainingGraph build(Experiment experiment, GraphSettings settings) {
    try {
      TrainingGraph graph = TrainingGraph.build(Variants.create(experiment.variant()), settings);
      requireKernels(experiment, graph);
      PrintedLines.follow(graph);
      return graph;
    } catch (TFInvalidArgumentException impossible) {
      throw InputException.atKey(
          "/variant",
          "TensorFlow cannot build these networks (" + firstLine(impossible) + ")",
          "Check the sizes in this section.",
          impossible);
    }
  }

  /** Refuses a graph that cannot be computed as the config says, and closes it. */
  private static void requireKernels(Experiment experiment, TrainingGraph graph) {
    Execution execution = execution(experiment);
    if (execution.productPrecision() == Precision.FLOAT32) {
      return;
    }
    String device = usesGpu(experiment) ? "GPU" : "CPU";
    List<String> missing =
        KernelSupport.missing(graph.graph(), execution.productPrecision(), device);
    if (!missing.isEmpty()) {
      graph.close();
      throw InputException.atKey(
          "/execution/precision",
          "expected operations that the " + device + " computes so, found " + missing,
          "Use float32, or another device.");
    }
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Returns the settings of the graph. */
  public static GraphSettings settings(Experiment experiment, Dataset dataset) {
    TrainingConfig training = experiment.training();
    return GraphSettings.of(dataset, training.batchSize(), experiment.seed())
        .withAverage(training.emaDecay())
        .withRegularisation(training.regularisation().orElse(Regularisation.none()))
        .withComputation(Computation.of(execution(experiment), usesGpu(experiment)));
  }

  /** Returns whether a GPU computes; on a CPU, graph and bits are the same in every build. */
  public static boolean usesGpu(Experiment experiment) {
    return ProcessDevice.isGpuBuild()
        && Device.all(sessionSettings(experiment)).stream().anyMatch(Device::isGpu);
  }

  /** Opens a session on the graph; the caller closes it. */
  public static TrainingSession session(Experiment experiment, TrainingGraph graph) {
    SessionSettings settings = sessionSettings(experiment);
    return new TrainingSession(graph, usesGpu(experiment) ? settings.inAnyOrder() : settings);
  }

  /** Returns the settings of sessions. */
  public static SessionSettings sessionSettings(Experiment experiment) {
    Execution execution = execution(experiment);
    boolean oneDevice = ProcessRank.hasSeveral(execution, System.getenv());
    return new SessionSettings(
        experiment.training().intraOpThreads(),
        true,
        oneDevice ? execution.onOneDevice() : execution);
  }

  /** Returns the device and precision of an experiment. */
  public static Execution execution(Experiment experiment) {
    return experiment.execution().orElseGet(Execution::defaults);
  }

  public static TrainingPlan plan(TrainingConfig training) {
    return new TrainingPlan(
        training.steps(),
        training.schedule(),
        training.reportEvery(),
        training.sampleEvery(),
        training.checkpointEvery());
  }
}
