package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.experiments.bench.OpProfile;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which operations the time of a step goes to, for the steps that are compared with others. */
@Command(
    name = "StepProfile",
    mixinStandardHelpOptions = true,
    description = "Traces steps and prints the shares of their operations.")
public final class StepProfile implements Runnable {

  private static final RunOptions TRACED =
      RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build();

  @Option(
      names = "--step",
      required = true,
      description = "dcgan28, dcgan64, wgan_gp, sngan or cyclegan128.")
  private MeasuredStep measured;

  @Option(names = "--batch", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--steps",
      defaultValue = "3",
      description = "After two to warm up. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(names = "--rows", defaultValue = "15", description = "Default: ${DEFAULT-VALUE}.")
  private int rows;

  /** Prints the table. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new StepProfile());
    System.exit(command.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public void run() {
    try (Benchmarked trained =
        new Benchmarked(
            measured.variant(),
            measured.images(),
            batch,
            new SessionSettings(threads).inAnyOrder())) {
      step(trained.session());
      step(trained.session());
      List<RunMetadata> traced = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        traced.addAll(step(trained.session()));
      }
      OpProfile.of(traced, steps).lines(rows).forEach(System.out::println);
    }
  }

  private static List<RunMetadata> step(TrainingSession session) {
    int[][] first =
        BatchOrder.ofDomains(session.graph().settings()).stream()
            .map(order -> order.batch(0))
            .toArray(int[][]::new);
    List<RunMetadata> metadata = new ArrayList<>();
    for (GraphPhase phase : session.graph().phases()) {
      for (int i = 0; i < phase.runsAt(1); i++) {
        Session.Runner runner = session.session().runner().addTarget(phase.built().done());
        session.feeds(phase, first).forEach(runner::feed);
        try (Result result = runner.setOptions(TRACED).runAndFetchMetadata()) {
          metadata.add(result.getMetadata().orElseThrow());
        }
      }
    }
    return metadata;
  }
}
