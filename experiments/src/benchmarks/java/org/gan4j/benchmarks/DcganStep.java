package org.gan4j.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.models.Dcgan;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.TrainingSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/**
 * What the framework adds to a DCGAN step: the real trainer against the same step written straight
 * to TensorFlow, in turns in one process, after a check that both compute the same losses.
 */
@Command(
    name = "DcganStep",
    mixinStandardHelpOptions = true,
    description = "Times the DCGAN step in the trainer against bare graphs of the same operations.")
public final class DcganStep implements Runnable {

  private static final int CHECKED_STEPS = 5;

  /** The first step's losses, at equal weights, differ by rounding alone. */
  private static final double FIRST_TOLERANCE = 1e-5;

  /** Adam's first updates are near the gradients' signs, which rounding can turn. */
  private static final double TOLERANCE = 1e-2;

  @Option(names = "--rounds", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--steps",
      defaultValue = "20",
      description = "Steps of each contender a round. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--warm-up",
      defaultValue = "1",
      description = "Rounds that are run first and not counted. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(names = "--batch", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--bn",
      split = ",",
      defaultValue = "fused",
      description =
          "Batch norm of the bare graphs, one graph each: composed, fused. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<BareBatchNorm> norms;

  @Option(
      names = "--loose",
      description = "One more bare graph whose random draws have no key: no two runs are alike.")
  private boolean loose;

  @Option(names = "--trainer-only", description = "No bare graph.")
  private boolean trainerOnly;

  /** Prints the table. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new DcganStep());
    System.exit(command.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public void run() {
    Map<String, BareRunner> bare = new LinkedHashMap<>();
    try (Benchmarked trained = new Benchmarked(variant(), batch)) {
      for (BareBatchNorm norm : trainerOnly ? List.<BareBatchNorm>of() : norms) {
        String name = norm.name().toLowerCase(Locale.ROOT);
        bare.put(name, new BareRunner(trained.dataset(), batch, norm, BareDraws.KEYED));
        check(name, trained, bare.get(name));
      }
      if (loose) {
        BareRunner runner =
            new BareRunner(trained.dataset(), batch, norms.get(0), BareDraws.LOOSE);
        runner.begin(trained.session().variables().read());
        bare.put("loose", runner);
      }
      time(trained, bare);
    } finally {
      bare.values().forEach(BareRunner::close);
    }
  }

  private static Dcgan variant() {
    Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
    return new Dcgan(new Dcgan.Config(100, 64, 5, 0.2, 0.3, new NonSaturating(1f), adam, adam));
  }

  /** Both from the same weights, on the same batches; both are set back afterwards. */
  private static void check(String name, Benchmarked trained, BareRunner bare) {
    TrainingSession session = trained.session();
    GraphPhase phase = session.graph().phases().get(0);
    session.initialize();
    session.setRateFactor(1);
    bare.begin(session.variables().read());
    BatchOrder order = trained.order();
    double[] worst = new double[CHECKED_STEPS];
    for (int i = 0; i < CHECKED_STEPS; i++) {
      Map<String, Double> reports = session.runAndReport(phase, order.batch(i));
      double[] losses = bare.stepAndFetch(order.batch(i));
      worst[i] =
          Math.max(
              difference(reports.get("loss/discriminator"), losses[0]),
              difference(reports.get("loss/generator"), losses[1]));
    }
    double all = Arrays.stream(worst).max().orElseThrow();
    System.out.printf(Locale.ROOT, "check: the losses of trainer and %s differ by %.1e of their size in step 1,"
            + " by at most %.1e in steps 1 to %d%n",
        name, worst[0], all, CHECKED_STEPS);
    if (!(worst[0] < FIRST_TOLERANCE && all < TOLERANCE)) {
      throw new IllegalStateException("the bare graph does not compute the trainer's step");
    }
    session.initialize();
    bare.begin(session.variables().read());
  }

  private static double difference(double a, double b) {
    return Math.abs(a - b) / Math.abs(a);
  }

  private void time(Benchmarked trained, Map<String, BareRunner> bare) {
    BatchOrder order = trained.order();
    int total = (warmUp + rounds) * steps;
    int[][] batches = new int[total][];
    for (int i = 0; i < total; i++) {
      batches[i] = order.batch(i);
    }
    Costs grid = new Costs();
    Costs checkpoint = new Costs();
    Rounds table = new Rounds(steps, warmUp, bare, batches);
    trained.train(
        total,
        List.of(table, grid.ofGrids(trained.grids()), checkpoint.ofCheckpoints(trained.checkpoints())));
    table.print();
    printCost("sample grid", grid.perCall(), Benchmarked.SAMPLE_EVERY);
    printCost("checkpoint", checkpoint.perCall(), Benchmarked.CHECKPOINT_EVERY);
  }

  private static void printCost(String what, double milliseconds, long every) {
    System.out.printf(Locale.ROOT, "a %s takes %.0f ms: every %d steps, that is %.2f ms a step%n",
        what, milliseconds, every, milliseconds / every);
  }
}
