package org.gan4j.benchmarks;

import java.util.Locale;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.data.Split;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.TrainingSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The speed of each stage of a config whose phases run one stage after the other. */
@Command(
    name = "ProgressiveStages",
    mixinStandardHelpOptions = true,
    description = "Times the steps of each stage of a config of ProgressiveGan, in turns.")
public final class ProgressiveStages implements Runnable {

  @Parameters(paramLabel = "CONFIG", description = "For instance progressive-fashion-mnist.yaml.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Use another value than the config's. Repeatable.")
  private List<String> changes = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "The median of so many is printed. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--steps",
      defaultValue = "10",
      description = "Steps of each stage a round. Default: ${DEFAULT-VALUE}.")
  private int steps;

  private long batches;

  /** Prints the table. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ProgressiveStages()).execute(args));
  }

  @Override
  public void run() {
    Experiment experiment = Experiment.read(config, changes.stream().map(ConfigOverride::parse).toList());
    int batchSize = experiment.training().batchSize();
    Dataset dataset =
        DatasetCatalog.ofEnvironment().load(experiment.dataset(), Split.TRAIN);
    GraphSettings settings =
        GraphSettings.of(dataset, batchSize, experiment.seed())
            .withAverage(experiment.training().emaDecay());
    long begun = System.nanoTime();
    try (TrainingGraph graph =
        TrainingGraph.build(Variants.create(experiment.variant()), settings)) {
      System.out.printf(Locale.ROOT, "graph built in %.1f s%n", (System.nanoTime() - begun) / 1e9);
      SessionSettings threads = new SessionSettings(experiment.training().intraOpThreads());
      try (TrainingSession session = new TrainingSession(graph, threads)) {
        session.load(dataset);
        session.initialize();
        time(session, new BatchOrder(experiment.seed(), dataset.count(), batchSize));
      }
    }
  }

  private void time(TrainingSession session, BatchOrder order) {
    long[] stages =
        session.graph().phases().stream().mapToLong(GraphPhase::firstStep).distinct().toArray();
    double[][] seconds = new double[stages.length][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int stage = 0; stage < stages.length; stage++) {
        double taken = steps(session, order, stages[stage]);
        if (round >= 0) {
          seconds[stage][round] = taken;
        }
      }
    }
    int batchSize = session.graph().settings().batchSize();
    System.out.println("| stage | ms a step | images/s |");
    System.out.println("|---|---|---|");
    for (int stage = 0; stage < stages.length; stage++) {
      Arrays.sort(seconds[stage]);
      double each = seconds[stage][rounds / 2] / steps;
      System.out.printf(Locale.ROOT, "| %s | %.1f | %.0f |%n", name(session, stages[stage]), 1000 * each, batchSize / each);
    }
  }

  /** Runs the phases of a step again and again; the seconds it took. */
  private double steps(TrainingSession session, BatchOrder order, long step) {
    session.setStep(step);
    List<GraphPhase> due = due(session, step);
    long begun = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      due.forEach(phase -> session.run(phase, order.batch(batches++)));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String name(TrainingSession session, long step) {
    return due(session, step).get(0).built().name().replaceFirst(".*_", "");
  }

  private static List<GraphPhase> due(TrainingSession session, long step) {
    return session.graph().phases().stream().filter(phase -> phase.runsAt(step) > 0).toList();
  }
}
