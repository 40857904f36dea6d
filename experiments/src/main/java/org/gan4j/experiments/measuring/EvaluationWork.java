package org.gan4j.experiments.measuring;

import com.google.common.base.Suppliers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.experiments.parts.TrainingDataset;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.train.graph.TrainingGraph;

/** Measures a run in every way that its variant allows, and writes {@code eval/*.json}. */
public record EvaluationWork(EvaluateRequest request, PrintStream terminal) {

  private static final List<Measurement> MEASUREMENTS =
      List.of(new SampleMeasurement(), new ErrorMeasurement(), new TranslationMeasurement());

  /**
   * Refuses, before training, an experiment that could not be evaluated afterwards.
   *
   * @throws InputException if the variant declares nothing that can be measured, if there is no
   *     such feature network, or if it does not fit the images
   */
  public static void requireMeasurable(
      Experiment experiment, Dataset training, TrainingGraph graph) {
    experiment.evaluation().ifPresent(config -> requireSampler(config, graph));
    experiment
        .evaluation()
        .ifPresent(
            config ->
                measurements(graph)
                    .forEach(
                        measurement ->
                            measurement.requireMeasurable(experiment, config, training, graph)));
  }

  /**
   * Builds the graph of an experiment that can be evaluated after training; the caller closes it.
   *
   * @throws InputException as {@link #requireMeasurable} does
   */
  public static TrainingGraph measurableGraph(
      Experiment experiment, Dataset dataset, ProcessRank place) {
    TrainingGraph graph = ExperimentFactory.graph(experiment, dataset, place);
    try {
      requireMeasurable(experiment, dataset, graph);
      return graph;
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }

  /** Refuses protocols for a variant without samples, because protocols measure samples. */
  private static void requireSampler(EvaluationConfig config, TrainingGraph graph) {
    boolean asks = config.protocols().isPresent() || config.every().isPresent();
    if (asks && graph.samples().isEmpty()) {
      throw InputException.atKey(
          "/evaluation/" + (config.every().isPresent() ? "every" : "protocols"),
          "expected a variant that makes images from latents, found one without a sampler",
          "Leave the key out.");
    }
  }

  /**
   * Measures a checkpoint.
   *
   * @return a line for each number, with its protocol
   */
  public List<String> evaluate() {
    RunDirectory run = request.run();
    Experiment experiment = request.experiment();
    ProcessDevice.open(ExperimentFactory.sessionSettings(experiment), terminal::println);
    EvaluationConfig config =
        experiment
            .evaluation()
            .orElseThrow(
                () ->
                    new InputException(
                        run.config().toString(),
                        "expected a section 'evaluation', found none",
                        "Choose a run of a GAN."));
    EvaluationChanges changes = EvaluationChanges.of(run, experiment, request.best());
    Supplier<Dataset> images =
        Suppliers.memoize(() -> TrainingDataset.images(run, experiment, terminal));
    changes.requireSameImages(images);
    Dataset training = TrainingDataset.described(run, experiment, terminal);
    try (RestoredRun restored =
            RestoredRun.open(
                run, experiment, training, LatestCheckpoint.chosen(run, request.best(), terminal));
        OpenNetworks networks =
            new OpenNetworks(Optional.empty(), experiment.training().intraOpThreads());
        EvaluationProgress progress = new EvaluationProgress(terminal)) {
      var evaluated =
          new EvaluatedRun(
              experiment, config, run, restored, training, images, networks, progress, changes);
      List<Evaluation> evaluations = measured(evaluated);
      evaluations.forEach(evaluation -> EvaluationFiles.write(run, evaluation));
      UsedNetworks.record(run, evaluations);
      return evaluations.stream().flatMap(one -> one.lines().stream()).toList();
    }
  }

  /** Measures all numbers. If one is left out, a warning of the number before it says so. */
  private static List<Evaluation> measured(EvaluatedRun evaluated) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (Measurement measurement : measurements(evaluated.restored().graph())) {
      measurement.measure(evaluated).stream()
          .map(evaluated.changes()::mark)
          .forEach(evaluations::add);
      int last = evaluations.size() - 1;
      measurement
          .leftOut(evaluated)
          .ifPresent(reason -> evaluations.set(last, evaluations.get(last).warned(reason)));
    }
    return evaluations;
  }

  private static List<Measurement> measurements(TrainingGraph graph) {
    List<Measurement> fitting =
        MEASUREMENTS.stream().filter(measurement -> measurement.appliesTo(graph)).toList();
    if (fitting.isEmpty()) {
      throw InputException.atKey(
          "/evaluation",
          "expected a variant that declares "
              + MEASUREMENTS.stream().map(Measurement::needs).collect(Collectors.joining(" or "))
              + ", found one that can only be trained",
          "Leave the section out.");
    }
    return fitting;
  }
}
