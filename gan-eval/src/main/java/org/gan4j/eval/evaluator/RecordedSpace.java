package org.gan4j.eval.evaluator;

import java.util.List;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.set.FeatureOrigin;

/**
 * The space that images are compared in, as evaluations record it.
 *
 * @param label at the end of an evaluation's name: {@code mnist-cnn}
 * @param network name of the feature network, or what is known instead
 * @param sha256 SHA-256 (hex) of it, null if it is not known
 * @param layer which of its outputs
 * @param resize how images were brought to its size, null if that is not known
 * @param quantisation the form of the images before features, null likewise
 * @param classes what the classes of its logits are called; none without logits
 * @param warnings on what is assumed, in sentences
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

  /** The form of images in data sets, files and samples. */
  static final String QUANTISATION = "uint8";

  private static final String GIVEN = "given";

  /** A network, with what is assumed of features in files. */
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

  /** Features of which nothing is known but how many an image has. */
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
