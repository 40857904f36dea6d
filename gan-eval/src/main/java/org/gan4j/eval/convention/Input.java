package org.gan4j.eval.convention;

import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.resize.ClippedResizer;
import org.gan4j.eval.image.resize.PillowByteResizer;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.image.resize.Resizers;
import org.gan4j.eval.image.resize.TensorFlowBilinear;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.InceptionV3;

/**
 * How uint8 images reach a feature network.
 *
 * @param resize name of a {@link Resizer}; if it is missing, a network that takes any size gets
 *     images as they are, and any other network gets them resized as by TensorFlow 1
 * @param symmetric whether the 2015 Inception graph sees 2 x / 255 - 1 of a pixel x, as its PyTorch
 *     port does, instead of its own (x - 128) / 128; ignored by other networks
 */
public record Input(Optional<String> resize, boolean symmetric) {

  /**
   * @throws org.gan4j.core.InputException if there is no such way to resize
   */
  public Input {
    resize.ifPresent(Resizers::named);
  }

  /**
   * Returns the resizer before a network; empty if there is none. The Inception graph itself
   * resizes as TensorFlow 1 does.
   */
  public Optional<Resizer> resizer(FeatureNetwork network) {
    Resizer inside = new TensorFlowBilinear();
    boolean inception = network.name().equals(InceptionV3.NAME);
    Optional<Resizer> plain =
        resize
            .map(Resizers::named)
            .or(() -> takesAnySize(network) ? Optional.empty() : Optional.of(inside))
            .filter(resizer -> !(inception && resizer.equals(inside)));
    return symmetric && inception ? Optional.of(new SymmetricRange(plain.orElse(inside))) : plain;
  }

  /** Returns whether a network sees other pixel values even if images need no resizing. */
  public boolean rescales(FeatureNetwork network) {
    return resizer(network).orElse(null) instanceof SymmetricRange;
  }

  private static boolean takesAnySize(FeatureNetwork network) {
    ImageShape own = network.imageShape();
    return network.takes(new ImageShape(own.height() + 1, own.width() + 1, own.channels()));
  }

  /** Describes the resizing for a table: {@code pytorch-bilinear to 299x299}. */
  public String resizing(FeatureNetwork network) {
    ImageShape size = network.imageShape();
    String to = String.format(Locale.ROOT, " to %dx%d", size.height(), size.width());
    return resizer(network)
        .map(by -> by instanceof SymmetricRange range ? range.resizer() : by)
        .map(by -> by.name() + to)
        .orElse(
            network.name().equals(InceptionV3.NAME)
                ? new TensorFlowBilinear().name() + to
                : "by the network");
  }

  /**
   * Describes for a table which values pixels can have after resizing, and what the network sees.
   */
  public String quantisation(FeatureNetwork network) {
    Optional<Resizer> resizer = resizer(network);
    if (resizer.orElse(null) instanceof SymmetricRange range) {
      return values(Optional.of(range.resizer())) + ", seen as 2x/255 - 1";
    }
    return values(resizer);
  }

  private static String values(Optional<Resizer> resizer) {
    if (resizer.orElse(null) instanceof ClippedResizer) {
      return "none (float), clipped to 0..255";
    }
    return resizer.orElse(null) instanceof PillowByteResizer ? "to uint8" : "none (float)";
  }
}
