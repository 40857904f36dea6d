package org.gan4j.benchmarks;

import java.util.Locale;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.metric.DensityCoverage;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.metric.Kid;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.gan4j.eval.metric.PrecisionRecall;
import org.gan4j.eval.metric.SlicedWasserstein;
import org.gan4j.eval.internal.numpy.NpyArray;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seconds that the arithmetic of metrics takes on given features, and what comes out. */
@Command(name = "MetricTimes", mixinStandardHelpOptions = true)
public final class MetricTimes implements Runnable {

  private static final int BLOCK = 1024;

  @Parameters(description = "Features of real images, float32 [n, d]; for swd the images, uint8 [n, h, w, c].")
  private Path real;

  @Parameters(description = "Of generated images.")
  private Path fake;

  @Option(names = "--metric", required = true, description = "frechet, kid, prdc or swd.")
  private String metric;

  @Option(names = "--rounds", description = "The first warms up and is not shown.")
  private int rounds = 4;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MetricTimes()).execute(arguments));
  }

  @Override
  public void run() {
    DoubleSupplier measured = measured();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      double value = measured.getAsDouble();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (round > 0 || rounds == 1) {
        System.out.printf(Locale.ROOT, "%s %.3f %.9g%n", metric, seconds, value);
      }
    }
  }

  private DoubleSupplier measured() {
    if (metric.equals("swd")) {
      Images reals = images(real);
      Images fakes = images(fake);
      return () -> new SlicedWasserstein().between(reals, fakes, 0).get(0).distance();
    }
    FeatureTable reals = table(real);
    FeatureTable fakes = table(fake);
    return switch (metric) {
      case "frechet" -> frechet(reals.statistics(), fakes.statistics());
      case "kid" -> () -> new Kid().between(reals, fakes, 0).mean();
      case "prdc" -> () -> neighbours(reals, fakes);
      default -> throw new IllegalArgumentException("no metric '" + metric + "'");
    };
  }

  /** From statistics to the distance; that of the reference to itself is no part of it. */
  private static DoubleSupplier frechet(FeatureStatistics real, FeatureStatistics fake) {
    return () -> new FrechetDistance(real).to(fake);
  }

  private static double neighbours(FeatureTable real, FeatureTable fake) {
    int neighbours = 5;
    Manifold reals = Manifold.of(real, neighbours);
    Manifold fakes = Manifold.of(fake, neighbours);
    return new PrecisionRecall(neighbours).count(reals, fakes).precision()
        + new DensityCoverage(neighbours).count(reals, fake).coverage();
  }

  private static FeatureTable table(Path file) {
    try (NpyArray array = NpyArray.open(file)) {
      int rows = array.shape().get(0);
      int size = array.shape().get(1);
      var table = new FeatureTable(file.toString(), size);
      for (int from = 0; from < rows; from += BLOCK) {
        int count = Math.min(BLOCK, rows - from);
        double[] values = array.rows(from, count);
        for (int row = 0; row < count; row++) {
          table.add(values, row * size);
        }
      }
      return table;
    }
  }

  private static Images images(Path file) {
    try (NpyArray array = NpyArray.open(file)) {
      List<Integer> sizes = array.shape();
      var shape = new ImageShape(sizes.get(1), sizes.get(2), sizes.get(3));
      return new Images(shape, array.bytes(0, sizes.get(0) * shape.size()));
    }
  }
}
