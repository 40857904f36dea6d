package org.gan4j.experiments.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.sweep.Alternative.Setting;

/**
 * Short names of overrides: {@code variant.generatorOptimizer.learningRate=2.0e-4} is {@code
 * lr2e-4}. Where two keys of a sweep would share one, the section before is named too: {@code
 * golr2e-4}, {@code dolr2e-4}.
 */
final class SettingNames {

  private final Map<String, String> labels;

  private SettingNames(Map<String, String> labels) {
    this.labels = labels;
  }

  /**
   * @param keys all that a sweep changes
   */
  static SettingNames of(Collection<String> keys) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    keys.forEach(key -> depths.put(key, 1));
    boolean shared = true;
    while (shared) {
      shared = false;
      Set<String> ambiguous = ambiguous(depths);
      for (Map.Entry<String, Integer> entry : depths.entrySet()) {
        boolean deeper = entry.getValue() < segments(entry.getKey()).size();
        if (deeper && ambiguous.contains(label(entry.getKey(), entry.getValue()))) {
          entry.setValue(entry.getValue() + 1);
          shared = true;
        }
      }
    }
    Map<String, String> labels = new LinkedHashMap<>();
    depths.forEach((key, depth) -> labels.put(key, label(key, depth)));
    return new SettingNames(labels);
  }

  /** {@code lr2e-4}, {@code loss-hinge}. */
  String of(Setting setting) {
    String label = labels.get(setting.key());
    String value = value(setting.value());
    boolean apart = !value.matches("[0-9].*") || label.matches(".*[0-9]");
    return label + (apart ? "-" : "") + value;
  }

  private static Set<String> ambiguous(Map<String, Integer> depths) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    depths.forEach(
        (key, depth) -> {
          String label = label(key, depth);
          if (!seen.add(label)) {
            twice.add(label);
          }
        });
    return twice;
  }

  /** The abbreviations of a key's last segments; a {@code type} is called by its section. */
  private static String label(String key, int depth) {
    List<String> segments = segments(key);
    StringBuilder label = new StringBuilder();
    for (String segment : segments.subList(segments.size() - depth, segments.size())) {
      label.append(abbreviation(segment));
    }
    return label.toString();
  }

  private static List<String> segments(String key) {
    List<String> segments = new ArrayList<>(List.of(key.split("\\.")));
    if (segments.size() > 1 && segments.get(segments.size() - 1).equals("type")) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  private static String abbreviation(String segment) {
    String[] words = segment.split("(?<=[a-z0-9])(?=[A-Z])");
    if (words.length == 1) {
      return RunNames.plain(segment);
    }
    StringBuilder initials = new StringBuilder();
    for (String word : words) {
      initials.append(word.charAt(0));
    }
    return initials.toString().toLowerCase(Locale.ROOT);
  }

  private static String value(JsonNode value) {
    if (value.isNull()) {
      return "none";
    }
    if (value.isNumber()) {
      return number(value.decimalValue());
    }
    if (value.isArray()) {
      List<String> entries = new ArrayList<>();
      value.forEach(entry -> entries.add(value(entry)));
      return String.join("x", entries);
    }
    return value.isObject()
        ? RunNames.plain(value.path("type").asText("set"))
        : RunNames.plain(value.asText());
  }

  /** {@code 2e-4}, {@code 0.5}, {@code 64}. */
  private static String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    if (plain.signum() == 0 || exponent >= -3 && exponent < 7) {
      return plain.toPlainString();
    }
    return plain.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
