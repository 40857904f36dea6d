package org.gan4j.eval.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.network.FeatureNetwork;

/**
 * Prepares images for a feature network, in this order: a border that holds nothing is cut off,
 * grey becomes RGB, and the size is changed. Safe for use by several threads.
 *
 * @param network network that takes the images
 * @param crop size after cutting off borders
 * @param resizer brings them to the network's size
 */
public record NetworkInput(
    FeatureNetwork network, Optional<ImageShape> crop, Optional<Resizer> resizer)
    implements Preparation {

  /**
   * The preparation for a comparison with real images: all sets of it are then treated alike.
   *
   * @param real the real images, or what stands for them
   * @throws InputException if the network does not take such images
   */
  public static NetworkInput of(FeatureNetwork network, Optional<Resizer> resizer, ImageSet real) {
    var plain = new NetworkInput(network, Optional.empty(), resizer);
    if (real.shape().isEmpty() || plain.takes(real.shape().get())) {
      return plain;
    }
    ImageShape found = real.shape().get();
    ImageShape centre = network.imageShape();
    if (resizer.isEmpty() && CentreCrop.losesNothing(real, found, centre)) {
      return new NetworkInput(network, Optional.of(centre), resizer);
    }
    throw plain.refused(real.name(), found);
  }

  /**
   * What is done to images, for protocols: {@code none}, {@code crop 32 to 28}, {@code by the
   * network}. It does not mention that grey images become RGB.
   */
  public String description(ImageSet images) {
    ImageShape size = network.imageShape();
    List<String> words = new ArrayList<>();
    crop.ifPresent(to -> words.add(CentreCrop.resize(images.shape().orElseThrow(), to)));
    resizer.ifPresent(
        by ->
            words.add(
                String.format(Locale.ROOT, "%s to %dx%d", by.name(), size.height(), size.width())));
    if (words.isEmpty()) {
      return network.resizes() ? "by the network" : "none";
    }
    return String.join(", ", words);
  }

  /**
   * Prepares images.
   *
   * @param place what they are called in messages
   * @throws InputException if the network does not take them
   */
  @Override
  public FloatImages prepare(Images images, String place) {
    return prepare(FloatImages.of(images), place);
  }

  /**
   * Prepares images that were not rounded.
   *
   * @param place what they are called in messages
   * @throws InputException if the network does not take them
   */
  public FloatImages prepare(FloatImages images, String place) {
    FloatImages cut = crop.isPresent() ? CentreCrop.of(images, crop.get()) : images;
    if (!takes(cut.shape())) {
      throw refused(place, cut.shape());
    }
    FloatImages coloured = network.imageShape().channels() == 3 ? cut.rgb() : cut;
    ImageShape size = network.imageShape();
    return resizer.map(by -> by.resize(coloured, size.height(), size.width())).orElse(coloured);
  }

  /** Returns whether images of a shape become what the network takes, without a crop. */
  private boolean takes(ImageShape shape) {
    int channels = network.imageShape().channels();
    if (shape.channels() != channels && !(shape.channels() == 1 && channels == 3)) {
      return false;
    }
    return resizer.isPresent() || network.takes(shape.withChannels(channels));
  }

  private InputException refused(String place, ImageShape found) {
    return new InputException(
        place,
        String.format(
            Locale.ROOT,
            "expected images of %s for feature network %s, found %s",
            network.imageShape(),
            network.name(),
            found),
        found.channels() > network.imageShape().channels()
            ? "Choose a feature network made for colour."
            : "Choose a feature network made for these images, or a protocol that resizes.");
  }
}
