package org.gan4j.eval.set;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;

/**
 * The origin of features in a file, as {@code gan features} records it beside the file.
 *
 * @param network name of the feature network
 * @param sha256 SHA-256 (hex) of it
 * @param layer which of its outputs they are
 * @param resizer the way to resize that was asked for, null for none
 * @param resize how images were brought to the network's size, as protocols say it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureOrigin(
    String network, String sha256, String layer, String resizer, String resize) {

  /** Returns the origin of features that a network computes of prepared images. */
  public static FeatureOrigin of(NetworkInput input, FeatureSpace space, ImageSet images) {
    FeatureNetwork network = input.network();
    return new FeatureOrigin(
        network.name(),
        network.sha256(),
        network.layer(),
        space.resize().orElse(null),
        input.description(images));
  }

  /** Returns whether numbers of both can be compared; cutting off a border does not matter. */
  public boolean isAlike(FeatureOrigin other) {
    return withoutCrop().equals(other.withoutCrop());
  }

  private FeatureOrigin withoutCrop() {
    return new FeatureOrigin(network, sha256, layer, resizer, null);
  }

  /** Returns the name in evaluations, such as {@code inception2015-pillow-bicubic-float}. */
  public String label() {
    return resizer == null ? network : network + "-" + resizer;
  }

  /** Returns the text for messages. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (layer %s, SHA-256 %.8s...)", label(), layer, sha256);
  }
}
