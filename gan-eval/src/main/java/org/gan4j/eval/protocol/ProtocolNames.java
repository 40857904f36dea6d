package org.gan4j.eval.protocol;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.core.InputException;
import org.gan4j.eval.metric.Cas;
import org.gan4j.eval.metric.ClassFid;
import org.gan4j.eval.metric.ClassShares;
import org.gan4j.eval.metric.CopyTest;
import org.gan4j.eval.metric.DensityAndCoverage;
import org.gan4j.eval.metric.DensityCoverage;
import org.gan4j.eval.metric.Fid;
import org.gan4j.eval.metric.FidInfinity;
import org.gan4j.eval.metric.InceptionScores;
import org.gan4j.eval.metric.Kid;
import org.gan4j.eval.metric.LabelAgreement;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.Modes;
import org.gan4j.eval.metric.MsSsimDiversity;
import org.gan4j.eval.metric.PerceptualPathLength;
import org.gan4j.eval.metric.Ppl;
import org.gan4j.eval.metric.PrecisionAndRecall;
import org.gan4j.eval.metric.PrecisionRecall;
import org.gan4j.eval.metric.Swd;
import org.gan4j.eval.metric.input.ClassifierRecipe;

/**
 * Protocols by name, {@code METRIC[COUNT]-NETWORK[-RESIZE]}: {@code fid50k-inception2015}, {@code
 * kid10k-mnist-cnn}, {@code fid50k-inception2015-pillow-bicubic-float}. Without a count all images
 * are judged; metrics of pixels have no network ({@code ms-ssim10k}, {@code cas10k}). Their
 * parameters are the papers'.
 */
public final class ProtocolNames {

  private static final Pattern COUNT = Pattern.compile("(\\d+)(k?)(?:-(.+))?");

  private static final SortedMap<String, Metric> METRICS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("fid", new Fid()),
              Map.entry("fid-infinity", new FidInfinity()),
              Map.entry("class-fid", new ClassFid()),
              Map.entry("modes", new Modes(0)),
              Map.entry("is", new InceptionScores(10, InceptionScores.Order.AS_GIVEN)),
              Map.entry("kid", new Kid(100, 1000)),
              Map.entry("precision-recall", new PrecisionAndRecall(PrecisionRecall.NEIGHBOURS)),
              Map.entry("density-coverage", new DensityAndCoverage(DensityCoverage.NEIGHBOURS)),
              Map.entry("memorisation", new CopyTest()),
              Map.entry("ms-ssim", new MsSsimDiversity(Optional.empty(), Optional.empty())),
              Map.entry("swd", new Swd(16, 128, 512)),
              Map.entry("label-agreement", new LabelAgreement()),
              Map.entry("classes", new ClassShares()),
              Map.entry("ppl", new Ppl(PerceptualPathLength.EPSILON)),
              Map.entry("cas", new Cas(new ClassifierRecipe(1000, 128, 32, 128, 0.4, 1e-3)))));

  private ProtocolNames() {}

  /** The metrics that a name can begin with, with their parameters. */
  public static SortedMap<String, Metric> metrics() {
    return new TreeMap<>(METRICS);
  }

  /**
   * A protocol.
   *
   * @param name of it
   * @throws InputException if it names no metric, or lacks the network
   */
  public static Protocol parse(String name) {
    String kind =
        METRICS.keySet().stream()
            .filter(metric -> name.matches(metric + "(\\d.*|-.*|)"))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow(() -> unknown(name));
    Metric metric = METRICS.get(kind);
    String rest = name.substring(kind.length());
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
          "Write " + (pixels ? kind + "10k." : kind + "10k-mnist-cnn, for instance."));
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
        "expected METRIC[COUNT]-NETWORK with METRIC one of " + METRICS.keySet() + ", found another",
        "gan list shows the metrics and networks.");
  }
}
