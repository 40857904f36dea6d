package org.gan4j.eval.evaluator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.metric.ClassShares;
import org.gan4j.eval.metric.Fid;
import org.gan4j.eval.metric.InceptionScores;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.CentreCrop;
import org.gan4j.eval.set.SourceSet;

/**
 * Measures generated images: Fréchet distance with its noise floor, Inception Score and class
 * histogram, all from one pass of the feature network over the samples, one over the reference
 * images and one over as many training images.
 *
 * @param network the feature network; the caller closes it
 * @param seed of the choice of training images and of the jackknife's groups
 * @param splits of the Inception Score, 10 in the paper
 * @param progress told after every block of images
 */
public record Evaluator(FeatureNetwork network, long seed, int splits, Progress progress) {

  /** The fewest images that a source must have: two in each of the jackknife's groups. */
  public static final int FEWEST = 2 * GroupJackknife.GROUPS;

  /** Hears how far an evaluation has come. */
  @FunctionalInterface
  public interface Progress {

    /** Ignores it. */
    Progress NONE = (stage, done, total) -> {};

    /**
     * @param stage which images are being read: {@code samples}, {@code reference}, {@code noise
     *     floor}
     * @param done images so far
     * @param total images of this stage
     */
    void report(String stage, int done, int total);

    /**
     * Told before images are read.
     *
     * @param bytes that will be kept in memory
     */
    default void needs(long bytes) {}
  }

  /** An evaluator of 10 splits that reports no progress. */
  public Evaluator(FeatureNetwork network, long seed) {
    this(network, seed, 10, Progress.NONE);
  }

  /**
   * Measures samples. Where the real images are larger than the network's, but black outside its
   * size, the centre of all images is measured, and the protocols say so.
   *
   * @param fake the samples
   * @param samples where they come from
   * @param reference the real images to compare with, for instance the test split
   * @param training other real images, for the noise floor
   * @return FID, Inception Score and class histogram, in this order
   * @throws InputException if the real images do not fit the network, or the sources differ in
   *     shape, a source has too few images, or a feature is not finite
   */
  public List<Evaluation> evaluate(
      ImageSource fake, Samples samples, ImageSource reference, ImageSource training) {
    requireMeasurable(reference, network.name(), network.imageShape());
    requireMeasurable(training, network.name(), network.imageShape());
    requireShape(fake, reference);
    requireShape(training, reference);
    requireEnough(fake);
    var sets =
        new MeasuredSets(
            new SourceSet(fake, Optional.empty()),
            samples,
            Optional.of(new SourceSet(reference, Optional.empty())),
            Optional.of(new SourceSet(training, Optional.empty())));
    return new Measurer(name -> network, StatisticsCache.NONE, seed, progress)
        .measure(protocols(), sets);
  }

  private List<Protocol> protocols() {
    var space = Optional.of(new FeatureSpace(network.name(), Optional.empty()));
    return Stream.of(
            new Fid(),
            new InceptionScores(splits, InceptionScores.Order.AS_GIVEN),
            new ClassShares())
        .map(metric -> new Protocol(splits + "-splits", metric, space, Optional.empty()))
        .toList();
  }

  /**
   * Refuses real images that cannot be measured.
   *
   * @param source the images
   * @param network the feature network's name
   * @param shape of the images that the network takes
   * @throws InputException if their shape is another, unless they are black outside the network's,
   *     or they are fewer than {@link #FEWEST}
   */
  public static void requireMeasurable(ImageSource source, String network, ImageShape shape) {
    if (!CentreCrop.losesNothing(new SourceSet(source, Optional.empty()), source.shape(), shape)) {
      throw otherShape(source, shape + " for feature network " + network);
    }
    requireEnough(source);
  }

  private static void requireEnough(ImageSource source) {
    if (source.count() < FEWEST) {
      throw new InputException(
          source.name(),
          "expected at least " + FEWEST + " images, found " + source.count(),
          "Evaluate more images.");
    }
  }

  private static void requireShape(ImageSource source, ImageSource reference) {
    if (!source.shape().equals(reference.shape())) {
      throw otherShape(source, reference.shape() + ", as those of " + reference.name());
    }
  }

  private static InputException otherShape(ImageSource source, String expected) {
    return new InputException(
        source.name(),
        "expected images of " + expected + ", found " + source.shape(),
        "Choose a feature network made for these images.");
  }
}
