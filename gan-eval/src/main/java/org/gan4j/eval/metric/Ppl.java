package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.metric.input.FeatureGenerator;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * {@link PerceptualPathLength} in Z, as evaluations call it: {@code ppl}. A path begins at the
 * latents of a sample, has its class to the end, and is measured at a random place. d is the
 * squared Euclidean distance of the feature network's features, where the paper has LPIPS over
 * VGG16: numbers of one network compare with each other only. Both points of a path are made in one
 * batch, and all batches are of one size.
 *
 * @param epsilon the step, a part of the path
 */
public record Ppl(double epsilon) implements Metric {

  /** Paths a batch. */
  private static final int BLOCK = 50;

  /**
   * @throws IllegalArgumentException if the step is not in (0, 1)
   */
  public Ppl {
    Bounds.in("epsilon", "(0, 1)", epsilon > 0 && epsilon < 1, epsilon);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.GENERATOR) : Set.of();
  }

  @Override
  public String estimator() {
    return PerceptualPathLength.ESTIMATOR
        + ", eps = "
        + epsilon
        + ", spherical interpolation in Z, d the squared distance of features";
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    double[] distances = distances(sets.fake(), sets.seed());
    var length = PerceptualPathLength.of(distances, epsilon);
    return List.of(
        new MetricValue(
            "ppl",
            length.value(),
            length.error(),
            Map.of("paths kept", (double) length.kept()),
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
}
