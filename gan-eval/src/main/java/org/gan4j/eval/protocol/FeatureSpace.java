package org.gan4j.eval.protocol;

import java.util.Optional;
import org.gan4j.core.BoundsException;
import org.gan4j.core.InputException;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.image.resize.Resizers;

/**
 * The space in which images are compared: a feature network, and how images are brought to its
 * size.
 *
 * @param network a name that {@code gan list} shows, the path of a network, or {@code given} for
 *     features in files, whatever they are
 * @param resize the name of a {@link Resizer}. Missing, images must have the network's size, or a
 *     border that is black in all real images; the Inception graph takes any size, and resizes by
 *     itself as TTUR's code has it do
 */
public record FeatureSpace(String network, Optional<String> resize) {

  private static final String GIVEN = "given";

  /**
   * @throws IllegalArgumentException if the network has no name
   * @throws org.gan4j.core.InputException if there is no such way to resize
   */
  public FeatureSpace {
    if (network.isBlank()) {
      throw new BoundsException("network", "must be a name, found none");
    }
    resize.ifPresent(Resizers::named);
  }

  /**
   * A network, and the way to resize that its name ends with: {@code mnist-cnn}, {@code
   * inception2015-pillow-bicubic-float}.
   *
   * @throws InputException if there is no name of a network before the way to resize
   */
  public static FeatureSpace parse(String label) {
    String network =
        Resizers.names().stream()
            .filter(name -> label.endsWith("-" + name))
            .findFirst()
            .map(name -> label.substring(0, label.length() - name.length() - 1))
            .orElse(label);
    if (network.isBlank()) {
      throw new InputException(
          "feature network '" + label + "'",
          "expected a name, found none",
          "gan list shows the networks.");
    }
    return network.equals(label)
        ? new FeatureSpace(label, Optional.empty())
        : new FeatureSpace(network, Optional.of(label.substring(network.length() + 1)));
  }

  /** Returns whether this is the space of features in files: its network is {@code given}. */
  public boolean given() {
    return network.equals(GIVEN);
  }

  /** Returns how images are resized. */
  public Optional<Resizer> resizer() {
    return resize.map(Resizers::named);
  }

  /**
   * Returns the name in evaluations.
   *
   * @param name name of the network, because this record may hold its path
   */
  public String label(String name) {
    return name + resize.map(by -> "-" + by).orElse("");
  }
}
