package org.gan4j.eval.evaluator;

import java.util.List;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.set.FeatureOrigin;

/**
 * The feature space in which images are compared, as evaluations record it.
 *
 * @param label end of an evaluation's name, such as {@code mnist-cnn}
 * @param network name of the feature network, or a description if it is not known
 * @param sha256 SHA-256 (hex) of the network; null if it is not known
 * @param layer output of the network
 * @param resize how images were brought to its size; null if that is not known
 * @param quantisation number format of the images before the network; null if that is not known
 * @param classes names of the classes of its logits; none without logits
 * @param warnings what is assumed, in sentences
 */
record RecordedSpace(
    String label,
    String network,
    String sha256,
    String layer,
    String resize,
    String quantisation,
    ClassNames classes,
    List<String> warnings) {

  /** The number format of images in data sets, files and samples. */
  static final String QUANTISATION = "uint8";

  private static final String GIVEN = "given";

  /** Returns the space of a network, with what is assumed about features in files. */
  static RecordedSpace of(FeatureOrigin origin, ClassNames classes, List<String> warnings) {
    return new RecordedSpace(
        origin.label(),
        origin.network(),
        origin.sha256(),
        origin.layer(),
        origin.resize(),
        QUANTISATION,
        classes,
        warnings);
  }

  /** Returns the space of features of which only the number per image is known. */
  static RecordedSpace unknown(int columns) {
    return new RecordedSpace(
        GIVEN,
        "given features of " + columns + " columns",
        null,
        "features",
        null,
        null,
        ClassNames.NONE,
        List.of());
  }
}
