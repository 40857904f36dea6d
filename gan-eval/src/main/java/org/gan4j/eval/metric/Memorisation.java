package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.NearestNeighbours;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.statistics.MannWhitney;
import org.gan4j.eval.statistics.NormalTail;

/**
 * Tests whether generated images are nearer to the training images than unseen real images are,
 * {@code memorisation}: the data-copying test C_T of Meehan, Chaudhuri and Dasgupta 2020, "A
 * Non-Parametric Test to Detect Data-Copying in Generative Models", section 3, with the whole
 * feature space as its one cell. The distances to the nearest training image, of fakes and of
 * held-out images, are compared by Mann and Whitney's U.
 *
 * <p>The number is C_T. Below about -3 the fakes are copies; around 0 they are as far away as
 * held-out images; above 3 they are further away (underfitting). The generator must not have been
 * trained on the real images. The closest pairs are in the details, by the indices in their sets,
 * for a picture.
 */
public record Memorisation() implements Metric {

  /** The number of pairs in the details. */
  public static final int SHOWN = 8;

  /** Begins the keys of a generated image's index in the details; the rank follows. */
  public static final String FAKE = "closest generated image ";

  /** Begins the keys of its training image's index. */
  public static final String NEAREST = "nearest training image ";

  @Override
  public String key() {
    return "memorisation";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Meehan et al. 2020");
  }

  @Override
  public Set<Need> needs(Role role) {
    return Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return "C_T with one cell: Mann-Whitney z of the distances to the nearest training image";
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    Test found =
        test(
            input.training().requireFeatures(),
            input.real().requireFeatures(),
            input.fake().requireFeatures());
    Map<String, Double> details = new TreeMap<>();
    details.put("p-value", found.pValue());
    details.put("farther share", found.fartherShare());
    int rank = 1;
    for (Match match : found.closest(SHOWN)) {
      details.put(FAKE + rank, (double) input.fake().indices()[match.fake()]);
      details.put(NEAREST + rank, (double) input.training().indices()[match.training()]);
      details.put("distance " + rank++, match.distance());
    }
    return List.of(new MetricValue(key(), found.z(), null, details, List.of()));
  }

  /**
   * A fake and its nearest training image.
   *
   * @param fake its index
   * @param training the training image's index
   * @param distance Euclidean, between their features
   */
  record Match(int fake, int training, double distance) {}

  /**
   * The result of the test.
   *
   * @param z C_T
   * @param pValue of copying: the chance of a z as low if the fakes were drawn as the held-out
   *     images
   * @param fartherShare the share of pairs in which the fake is the farther one, ties one half: 0.5
   *     where nothing is copied
   * @param matches each fake with its nearest training image, the closest first
   */
  record Test(double z, double pValue, double fartherShare, List<Match> matches) {

    /** The closest fakes, for a picture beside their training images. */
    List<Match> closest(int count) {
      return matches.subList(0, Math.min(count, matches.size()));
    }
  }

  /**
   * Makes the test.
   *
   * @param training images the generator has learnt from
   * @param heldOut real images of the same kind that it has not seen
   * @param fake the samples
   * @throws org.gan4j.core.InputException if one of them is empty
   */
  static Test test(FeatureTable training, FeatureTable heldOut, FeatureTable fake) {
    heldOut.requireAtLeast(1, "a memorisation test");
    fake.requireAtLeast(1, "a memorisation test");
    NearestNeighbours nearest = NearestNeighbours.of(fake, training, 1);
    double[] fakes = nearest.squaredDistances(0);
    double[] reals = NearestNeighbours.of(heldOut, training, 1).squaredDistances(0);
    MannWhitney test = MannWhitney.of(fakes, reals);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < fakes.length; i++) {
      matches.add(new Match(i, nearest.image(i, 0), Math.sqrt(fakes[i])));
    }
    matches.sort(Comparator.comparingDouble(Match::distance).thenComparingInt(Match::fake));
    return new Test(
        test.z(),
        NormalTail.above(-test.z()),
        test.u() / ((double) fakes.length * reals.length),
        List.copyOf(matches));
  }
}
