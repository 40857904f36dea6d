package org.gan4j.eval.internal.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The tensors of a feature network: where images go in, and where features and logits come out.
 *
 * @param input the tensor that takes images, {@code [n, height, width, channels]}, float32; such as
 *     {@code x:0}. In a SavedModel, an input of the signature {@code serving_default} can be named
 *     instead
 * @param features the tensor of features, {@code [n, d]} or {@code [n, 1, 1, d]}, float32
 * @param logits the tensor of logits, {@code [n, k]}, float32; null if there is none
 * @param range the values that the network expects for black and for full intensity, such as [-1,
 *     1], [0, 1] or [0, 255]
 * @param anySize whether it takes images of any height and width
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkPorts(
    String input, String features, String logits, List<Double> range, boolean anySize) {

  /** The ports of the networks that this project exports. */
  public static final NetworkPorts OWN =
      new NetworkPorts("images", "features", "logits", List.of(-1.0, 1.0), false);

  /** Returns the field that is missing or invalid. */
  public Optional<String> missing() {
    if (input == null || input.isBlank()) {
      return Optional.of("input");
    }
    if (features == null || features.isBlank()) {
      return Optional.of("features");
    }
    boolean usable = range != null && range.size() == 2 && range.get(0) < range.get(1);
    return usable ? Optional.empty() : Optional.of("range");
  }

  /** A pixel on the scale 0..255, as the network expects it. */
  public float scaled(float pixel, float step) {
    return pixel / step + range.get(0).floatValue();
  }

  /** Grey levels a unit of the range. */
  public float step() {
    return (float) (255 / (range.get(1) - range.get(0)));
  }
}
