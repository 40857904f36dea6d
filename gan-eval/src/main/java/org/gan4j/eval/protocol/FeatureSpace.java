package org.gan4j.eval.protocol;

import java.util.Optional;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.image.resize.Resizers;

/**
 * Where images are compared: a feature network, and how images are brought to its size.
 *
 * @param network a name that {@code gan list} shows, or the path of a network
 * @param resize the name of a {@link Resizer}. Missing, images must have the network's size, or a
 *     border that is black in all real images; the Inception graph takes any size, and resizes by
 *     itself as TTUR's code has it do
 */
public record FeatureSpace(String network, Optional<String> resize) {

  /**
   * @throws IllegalArgumentException if the network has no name
   * @throws org.gan4j.core.InputException if there is no such way to resize
   */
  public FeatureSpace {
    if (network.isBlank()) {
      throw new IllegalArgumentException("network must be a name, found none");
    }
    resize.ifPresent(Resizers::named);
  }

  /**
   * A network, and the way to resize that its name ends with: {@code mnist-cnn}, {@code
   * inception2015-pillow-bicubic-float}.
   */
  public static FeatureSpace parse(String label) {
    return Resizers.names().stream()
        .filter(name -> label.endsWith("-" + name))
        .findFirst()
        .map(
            name ->
                new FeatureSpace(
                    label.substring(0, label.length() - name.length() - 1), Optional.of(name)))
        .orElseGet(() -> new FeatureSpace(label, Optional.empty()));
  }

  /** How images are resized. */
  public Optional<Resizer> resizer() {
    return resize.map(Resizers::named);
  }

  /**
   * How evaluations call it.
   *
   * @param name of the network, where this record may have its path
   */
  public String label(String name) {
    return name + resize.map(by -> "-" + by).orElse("");
  }
}
