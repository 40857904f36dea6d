package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.NearestNeighbours;
import org.gan4j.eval.statistics.MannWhitney;
import org.gan4j.eval.statistics.NormalTail;

/**
 * Whether fakes lie nearer to the training images than unseen real images do: the data-copying test
 * C_T of Meehan, Chaudhuri and Dasgupta 2020, "A Non-Parametric Test to Detect Data-Copying in
 * Generative Models", section 3, with the whole feature space as its one cell. The distances to the
 * nearest training image, of fakes and of held-out images, are compared by Mann and Whitney's U.
 *
 * @param z C_T: below about -3 the fakes are copies, around 0 they lie as held-out images do, above
 *     3 they lie further away (underfitting)
 * @param pValue of copying: the chance of a z as low if the fakes were drawn as the held-out images
 * @param fartherShare the share of pairs in which the fake is the farther one, ties one half: 0.5
 *     where nothing is copied
 * @param matches each fake with its nearest training image, the closest first
 */
public record Memorisation(double z, double pValue, double fartherShare, List<Match> matches) {

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR =
      "C_T with one cell: Mann-Whitney z of the distances to the nearest training image";

  /** A copy of the list. */
  public Memorisation {
    matches = List.copyOf(matches);
  }

  /**
   * A fake and its nearest training image.
   *
   * @param fake its index
   * @param training the training image's index
   * @param distance Euclidean, between their features
   */
  public record Match(int fake, int training, double distance) {}

  /**
   * Measures.
   *
   * @param training images the generator has learnt from
   * @param heldOut real images of the same kind that it has not seen
   * @param fake the samples
   * @throws org.gan4j.core.InputException if one of them is empty
   */
  public static Memorisation of(FeatureTable training, FeatureTable heldOut, FeatureTable fake) {
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
    return new Memorisation(
        test.z(),
        NormalTail.above(-test.z()),
        test.u() / ((double) fakes.length * reals.length),
        matches);
  }

  /** The closest fakes, for a picture beside their training images. */
  public List<Match> closest(int count) {
    return matches.subList(0, Math.min(count, matches.size()));
  }
}
