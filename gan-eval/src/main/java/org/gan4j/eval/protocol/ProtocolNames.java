package org.gan4j.eval.protocol;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.core.InputException;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.Metrics;

/**
 * Protocols by name, {@code METRIC[COUNT]-NETWORK[-RESIZE]}: {@code fid50k-inception2015}, {@code
 * kid10k-mnist-cnn}, {@code fid50k-inception2015-pillow-bicubic-float}. Without a count all images
 * are measured; metrics of pixels have no network ({@code ms-ssim10k}, {@code cas10k}). The
 * parameters are those of the papers.
 */
public final class ProtocolNames {

  private static final Pattern COUNT = Pattern.compile("(\\d+)(k?)(?:-(.+))?");

  private ProtocolNames() {}

  /**
   * Returns the protocol with this name.
   *
   * @param name name of the protocol
   * @throws InputException if it names no metric, or lacks the network
   */
  public static Protocol parse(String name) {
    Metric metric =
        Metrics.all().stream()
            .filter(known -> name.matches(known.key() + "(\\d.*|-.*|)"))
            .max(Comparator.comparingInt(known -> known.key().length()))
            .orElseThrow(() -> unknown(name));
    String rest = name.substring(metric.key().length());
    Matcher counted = COUNT.matcher(rest);
    Optional<Integer> samples = Optional.empty();
    String space = rest.startsWith("-") ? rest.substring(1) : "";
    if (counted.matches()) {
      samples = Optional.of(count(name, counted));
      space = counted.group(3) == null ? "" : counted.group(3);
    } else if (!rest.isEmpty() && !rest.startsWith("-")) {
      throw unknown(name);
    }
    boolean pixels = metric.layer().equals("pixels");
    if (pixels != space.isEmpty()) {
      throw new InputException(
          "protocol '" + name + "'",
          pixels
              ? "expected no feature network for a metric of pixels, found '" + space + "'"
              : "expected a feature network after the count, found none",
          "Write " + metric.key() + (pixels ? "10k." : "10k-mnist-cnn, for instance."));
    }
    return new Protocol(
        name, metric, pixels ? Optional.empty() : Optional.of(FeatureSpace.parse(space)), samples);
  }

  private static int count(String name, Matcher counted) {
    try {
      int thousands = counted.group(2).isEmpty() ? 1 : 1000;
      int count = Math.multiplyExact(Integer.parseInt(counted.group(1)), thousands);
      if (count == 0) {
        throw new InputException(
            "protocol '" + name + "'",
            "expected a count of at least 1 image, found 0",
            "Leave the count out for all images that there are.");
      }
      return count;
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      throw unknown(name);
    }
  }

  private static InputException unknown(String name) {
    return new InputException(
        "protocol '" + name + "'",
        "expected METRIC[COUNT]-NETWORK with METRIC one of "
            + Metrics.byKey().keySet()
            + ", found another",
        "gan list shows the metrics and networks.");
  }
}
