package org.gan4j.eval.evaluator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.Protocol;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureExtractor;
import org.gan4j.eval.metric.ClassHistogram;
import org.gan4j.eval.metric.FeatureStatistics;
import org.gan4j.eval.metric.FrechetInceptionDistance;
import org.gan4j.eval.metric.FrechetSide;
import org.gan4j.eval.metric.GroupJackknife;
import org.gan4j.eval.metric.InceptionScore;

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
public record Evaluator(FeatureExtractor network, long seed, int splits, Progress progress) {

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
  }

  /** An evaluator of 10 splits that reports no progress. */
  public Evaluator(FeatureExtractor network, long seed) {
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
    return evaluate(centre(fake), samples, centre(reference), centre(training));
  }

  private CentreCrop centre(ImageSource source) {
    return new CentreCrop(source, network.imageShape());
  }

  private List<Evaluation> evaluate(
      CentreCrop fake, Samples samples, ImageSource reference, ImageSource training) {
    var pass = new FeaturePass(network, progress);
    var fakeStatistics = new FrechetSide(fake.count(), network.featureSize(), seed);
    var score = new InceptionScore(fake.count(), network.classes(), splits);
    var oneSplit = new InceptionScore(fake.count(), network.classes(), 1);
    var histogram = new ClassHistogram(network.classes());
    pass.over(
        fake,
        "samples",
        features -> {
          fakeStatistics.add(features);
          score.add(features);
          oneSplit.add(features);
          histogram.add(features);
        });
    return List.of(
        frechet(pass, fakeStatistics, samples, fake, reference, training),
        inceptionScore(score.score(), oneSplit.score(), samples, fake),
        classes(histogram, samples, fake));
  }

  private Evaluation frechet(
      FeaturePass pass,
      FrechetSide fakeSide,
      Samples samples,
      CentreCrop fake,
      ImageSource reference,
      ImageSource training) {
    var real = new FeatureStatistics(network.featureSize());
    pass.over(reference, "reference", real::add);
    var distance = new FrechetInceptionDistance(real);
    int[] chosen = FeaturePass.choose(training.count(), fake.count(), seed);
    var floorSide = new FrechetSide(chosen.length, network.featureSize(), seed);
    pass.over(training, chosen, "noise floor", floorSide::add);
    var floorImages = new Protocol.ImageSet(training.name(), training.contentHash(), chosen.length);
    var referenceImages =
        new Protocol.ImageSet(reference.name(), reference.contentHash(), reference.count());
    return new Evaluation(
        Evaluation.name("fid", fake.count(), network.name()),
        fakeSide.to(distance),
        fakeSide.uncertainty(distance),
        new NoiseFloor(floorSide.to(distance), floorSide.uncertainty(distance), floorImages, seed),
        Map.of(),
        samples,
        SampleProtocol.of(
            network,
            network.layer(),
            samples,
            fake,
            referenceImages,
            FrechetInceptionDistance.ESTIMATOR));
  }

  private Evaluation inceptionScore(
      InceptionScore.Score score, InceptionScore.Score oneSplit, Samples samples, CentreCrop fake) {
    return new Evaluation(
        Evaluation.name("is", fake.count(), network.name()),
        score.mean(),
        new Uncertainty(score.deviation(), "population standard deviation over the splits"),
        null,
        Map.of("one split", oneSplit.mean()),
        samples,
        logits(fake, samples, "float64, mean of " + splits + " contiguous splits"));
  }

  private Evaluation classes(ClassHistogram histogram, Samples samples, CentreCrop fake) {
    double[] shares = histogram.shares();
    Map<String, Double> details = new TreeMap<>();
    double smallest = 1;
    for (int k = 0; k < shares.length; k++) {
      details.put(Evaluation.className(k, shares.length), shares[k]);
      smallest = Math.min(smallest, shares[k]);
    }
    return new Evaluation(
        Evaluation.name("smallest-class", fake.count(), network.name()),
        smallest,
        null,
        null,
        details,
        samples,
        logits(fake, samples, "share of the samples in the rarest class, by argmax"));
  }

  private Protocol logits(CentreCrop fake, Samples samples, String estimator) {
    return SampleProtocol.of(network, "logits", samples, fake, null, estimator);
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
    if (!CentreCrop.losesNothing(source, shape)) {
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
