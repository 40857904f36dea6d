package org.gan4j.eval.evaluator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.metric.ClassShares;
import org.gan4j.eval.metric.Fid;
import org.gan4j.eval.metric.InceptionScore;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.CentreCrop;
import org.gan4j.eval.set.SourceSet;

/**
 * The protocols by which the samples of every run are measured: Fréchet distance with its noise
 * floor, Inception Score and class histogram.
 */
public final class StandardProtocols {

  /** The fewest images that a source must have: two in each of the jackknife's groups. */
  public static final int FEWEST = 2 * GroupJackknife.GROUPS;

  private StandardProtocols() {}

  /**
   * Returns FID, Inception Score and class histogram, in this order.
   *
   * @param network the feature network
   * @param splits number of splits of the Inception Score, 10 in the paper
   * @param samples number of generated images
   */
  public static List<Protocol> of(String network, int splits, int samples) {
    var space = Optional.of(new FeatureSpace(network, Optional.empty()));
    return Stream.of(
            new Fid(), new InceptionScore(splits, InceptionScore.Order.AS_GIVEN), new ClassShares())
        .map(metric -> new Protocol(splits + "-splits", metric, space, Optional.of(samples)))
        .toList();
  }

  /**
   * Refuses real images that cannot be measured.
   *
   * @param source the images
   * @param network the feature network's name
   * @param shape shape of the images that the network takes
   * @throws InputException if their shape differs, unless they are black outside the network's
   *     shape, or if there are fewer than {@link #FEWEST}
   */
  public static void requireMeasurable(ImageSource source, String network, ImageShape shape) {
    if (!CentreCrop.losesNothing(new SourceSet(source, Optional.empty()), source.shape(), shape)) {
      throw otherShape(source, shape + " for feature network " + network);
    }
    if (source.count() < FEWEST) {
      throw new InputException(
          source.name(),
          "expected at least " + FEWEST + " images, found " + source.count(),
          "Evaluate more images.");
    }
  }

  /**
   * Refuses images whose shape differs from that of the reference.
   *
   * @throws InputException naming the source
   */
  public static void requireShape(ImageSource source, ImageSource reference) {
    if (!source.shape().equals(reference.shape())) {
      throw otherShape(source, reference.shape() + ", the same as those of " + reference.name());
    }
  }

  private static InputException otherShape(ImageSource source, String expected) {
    return new InputException(
        source.name(),
        "expected images of " + expected + ", found " + source.shape(),
        "Choose a feature network made for these images.");
  }
}
