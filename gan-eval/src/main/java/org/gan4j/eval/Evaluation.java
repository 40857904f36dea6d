package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;

/**
 * A measured number, with the protocol by which it was measured.
 *
 * @param metric name of the number: kind, sample count and feature network, such as {@code
 *     fid10k-mnist-cnn}
 * @param value the number
 * @param uncertainty null if none is valid
 * @param noiseFloor null where the metric has none
 * @param details further numbers of the same measurement, by name
 * @param warnings what a reader must know to trust the number, in sentences
 * @param samples the images that were measured
 * @param protocol how it was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evaluation(
    String metric,
    double value,
    Uncertainty uncertainty,
    NoiseFloor noiseFloor,
    Map<String, Double> details,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
    Samples samples,
    ProtocolRecord protocol) {

  private static final String MARK = "~";

  /** Makes an evaluation without warnings. */
  public Evaluation(
      String metric,
      double value,
      Uncertainty uncertainty,
      NoiseFloor noiseFloor,
      Map<String, Double> details,
      Samples samples,
      ProtocolRecord protocol) {
    this(metric, value, uncertainty, noiseFloor, details, List.of(), samples, protocol);
  }

  /** Refuses an evaluation without a name or a protocol. */
  public Evaluation {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(protocol, "protocol");
    details = details == null ? Map.of() : details;
    details.values().forEach(Objects::requireNonNull);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }

  /**
   * Returns this evaluation under a name which says that it was not measured as the run's config
   * says, such as {@code fid10k-mnist-cnn~reference=train}.
   *
   * @param by what was different: letters and digits, without {@code / ~}
   */
  public Evaluation marked(String by) {
    return new Evaluation(
        metric + MARK + by, value, uncertainty, noiseFloor, details, warnings, samples, protocol);
  }

  /** Returns this evaluation with one more warning. */
  public Evaluation warned(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    return new Evaluation(metric, value, uncertainty, noiseFloor, details, all, samples, protocol);
  }

  /**
   * Returns whether the number was measured as the run's config says, and is not a {@link #marked}
   * one.
   */
  public boolean ofRunItself() {
    return !metric.contains(MARK);
  }

  /**
   * Returns the name of a metric for a number of samples, such as {@code fid10k-mnist-cnn} or
   * {@code fid500-mnist-cnn}.
   */
  public static String name(String kind, int count, String network) {
    return name(kind, count) + "-" + network;
  }

  /**
   * Returns the name of a metric without a feature network, such as {@code error10k}.
   *
   * @param count number of samples; 0 if it is not known, which leaves it out of the name
   */
  public static String name(String kind, int count) {
    if (count == 0) {
      return kind;
    }
    return kind + (count % 1000 == 0 ? count / 1000 + "k" : String.valueOf(count));
  }

  /**
   * Returns the key of a class in the details: {@code class cat}; {@code class 7}, or {@code class
   * 07} if there are a hundred.
   */
  public static String className(int label, ClassNames names) {
    return "class " + (names.areNumbers() ? padded(label, names.count() - 1) : names.of(label));
  }

  private static String padded(int label, int last) {
    return Strings.padStart(Integer.toString(label), Integer.toString(last).length(), '0');
  }

  /** Returns a line such as {@code fid10k-mnist-cnn: 12.3 ± 0.4 (n = 10000 v mnist/test)}. */
  public String line() {
    return metric + ": " + number() + " (" + basis() + ")";
  }

  /**
   * Returns sample count and reference, such as {@code n = 10000 v mnist/test} or {@code n unknown
   * v a.npz}.
   */
  public String basis() {
    String reference = protocol.reference() == null ? "" : " v " + protocol.reference().name();
    return protocol.count() + reference;
  }

  /** Returns the line, followed by an indented one for the noise floor and for each warning. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(line()));
    if (noiseFloor != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  noise floor %s (n = %d, %s)",
              format(noiseFloor.value(), noiseFloor.uncertainty()),
              noiseFloor.images().count(),
              noiseFloor.images().name()));
    }
    warnings.forEach(warning -> lines.add("  warning: " + warning));
    return lines;
  }

  /**
   * Returns value and uncertainty, rounded to the digits that the uncertainty leaves meaningful.
   */
  public String number() {
    return format(value, uncertainty);
  }

  /**
   * Returns this value minus another one.
   *
   * @throws InputException if the two were not measured by the same protocol
   */
  public double minus(Evaluation other) {
    if (!metric.equals(other.metric) || !protocol.equals(other.protocol)) {
      throw new InputException(
          metric + " and " + other.metric,
          "expected the same protocol, found " + protocol + " and " + other.protocol,
          "Evaluate both by one protocol, then compare.");
    }
    return value - other.value;
  }

  /** Formats a value and its uncertainty, which may be null: {@code 12.35 ± 0.41}. */
  public static String format(double value, Uncertainty uncertainty) {
    if (uncertainty == null || !(uncertainty.value() > 0)) {
      return round(value, decimals(Math.abs(value) / 10));
    }
    int decimals = decimals(uncertainty.value());
    return round(value, decimals) + " ± " + round(uncertainty.value(), decimals);
  }

  /** Returns how many decimals show two digits of a number, between 0 and 6. */
  private static int decimals(double number) {
    return number > 0 ? (int) Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(number)))) : 1;
  }

  private static String round(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return Double.parseDouble(text) == 0 ? text.replace("-", "") : text;
  }
}
