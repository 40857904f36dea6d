package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.metric.input.FeatureGenerator;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * Perceptual path length in Z, {@code ppl} (Karras et al. 2019, "A Style-Based Generator
 * Architecture for Generative Adversarial Networks", section 4.1): the mean of {@code d(G(t), G(t +
 * eps)) / eps^2} over random paths and places t, d being a squared distance of embeddings. Lower is
 * smoother. As in the authors' code, values below the 1st or above the 99th percentile are ignored;
 * the percentiles are the nearest measured values further outside.
 *
 * <p>A path begins at the latents of a sample, keeps its class, and is measured at a random
 * position. d is the squared Euclidean distance of the feature network's features, instead of LPIPS
 * over VGG16 as in the paper, so only numbers of the same network can be compared. Both points of a
 * path are made in one batch, and all batches are of one size.
 *
 * @param epsilon the step, a part of the path; 1e-4 in the paper
 */
public record PerceptualPathLength(double epsilon) implements Metric {

  /** Paths a batch. */
  private static final int BLOCK = 50;

  /**
   * Uses the paper's step. Rounding to float32 does not matter at this step: for a DCGAN of MNIST
   * it adds less than 0.1 % at a tenth of the step, and 3 % at a hundredth.
   */
  public PerceptualPathLength() {
    this(1e-4);
  }

  /**
   * @throws IllegalArgumentException if the step is not in (0, 1)
   */
  public PerceptualPathLength {
    Bounds.in("epsilon", "(0, 1)", epsilon > 0 && epsilon < 1, epsilon);
  }

  @Override
  public String key() {
    return "ppl";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Karras et al. 2019");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.GENERATOR) : Set.of();
  }

  @Override
  public String estimator() {
    return "mean of d / eps^2 between the 1st and the 99th percentile of the paths, eps = "
        + epsilon
        + ", spherical interpolation in Z, d the squared distance of features";
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    Length found = length(distances(input.fake(), input.seed()));
    return List.of(
        new MetricValue(
            key(),
            found.value(),
            found.error(),
            Map.of("paths kept", (double) found.kept()),
            List.of()));
  }

  private double[] distances(SetData fake, long seed) {
    FeatureGenerator features = fake.requireGenerator();
    double[] distances = new double[fake.count()];
    for (int from = 0; from < distances.length; from += BLOCK) {
      double[] block = block(features, from, seed);
      int part = Math.min(BLOCK, distances.length - from);
      System.arraycopy(block, 0, distances, from, part);
      features.progress().accept(from + part);
    }
    return distances;
  }

  /** The distances of the paths that begin at samples {@code [from, from + BLOCK)}. */
  private double[] block(FeatureGenerator features, int from, long seed) {
    ImageGenerator generator = features.generator();
    float[] pairs = pairs(generator, from, seed);
    Optional<int[]> labels =
        generator
            .labels(from, BLOCK)
            .map(all -> Arrays.stream(all).flatMap(k -> Arrays.stream(new int[] {k, k})).toArray());
    float[] values = features.features(pairs, labels);
    int size = values.length / (2 * BLOCK);
    double[] distances = new double[BLOCK];
    for (int k = 0; k < BLOCK * size; k++) {
      int path = k / size;
      double difference = values[k + path * size] - values[k + (path + 1) * size];
      distances[path] += difference * difference;
    }
    return distances;
  }

  /** Two neighbouring points of each path, one behind the other. */
  private float[] pairs(ImageGenerator generator, int from, long seed) {
    int size = generator.latentSize();
    float[] begins = generator.latents(from, BLOCK);
    float[] ends = generator.otherLatents(from, BLOCK);
    float[] pairs = new float[2 * BLOCK * size];
    StreamKey places = StreamKey.of(seed, "evaluation/path-places");
    for (int i = 0; i < BLOCK; i++) {
      double t = new RandomStream(places, from + i).nextDouble();
      var path =
          new LatentPath(
              Arrays.copyOfRange(begins, i * size, (i + 1) * size),
              Arrays.copyOfRange(ends, i * size, (i + 1) * size));
      path.at(t, pairs, 2 * i * size);
      path.at(t + epsilon, pairs, (2 * i + 1) * size);
    }
    return pairs;
  }

  /**
   * The length of paths.
   *
   * @param value the mean of the paths that are kept
   * @param error its standard error over paths
   * @param kept how many paths lie between the percentiles
   */
  record Length(double value, Uncertainty error, int kept) {}

  /**
   * The length by the distances between neighbouring points, one a path.
   *
   * @throws InputException if there are fewer than two paths, or a distance is not finite, naming
   *     the path
   */
  Length length(double[] distances) {
    if (distances.length < 2) {
      throw new InputException(
          "perceptual path length",
          "expected at least 2 paths, found " + distances.length,
          "Use more paths.");
    }
    double[] sorted = new double[distances.length];
    for (int path = 0; path < sorted.length; path++) {
      if (!Double.isFinite(distances[path])) {
        throw new InputException(
            "path " + path,
            "expected a finite distance, found " + distances[path],
            "Check the generator and the feature network.");
      }
      sorted[path] = distances[path] / (epsilon * epsilon);
    }
    Arrays.sort(sorted);
    double last = sorted.length - 1;
    double low = sorted[(int) Math.floor(0.01 * last)];
    double high = sorted[(int) Math.ceil(0.99 * last)];
    return lengthOf(Arrays.stream(sorted).filter(v -> v >= low && v <= high).toArray());
  }

  private static Length lengthOf(double[] kept) {
    double mean = Arrays.stream(kept).average().orElseThrow();
    double squares = Arrays.stream(kept).map(v -> (v - mean) * (v - mean)).sum();
    double n = kept.length;
    return new Length(
        mean,
        new Uncertainty(
            Math.sqrt(squares / Math.max(1, n - 1) / n),
            "standard error of the mean over the paths that are left"),
        kept.length);
  }
}
