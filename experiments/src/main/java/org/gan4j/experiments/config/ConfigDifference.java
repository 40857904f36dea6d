package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What changed between two configs.
 *
 * @param changes one entry a value, in the order of the keys; empty for equal configs
 */
public record ConfigDifference(List<Change> changes) {

  /**
   * One value that is not the same.
   *
   * @param pointer where: {@code /training/steps}
   * @param before the value as YAML writes it, {@code nothing} where there was none
   * @param after the value now, {@code nothing} where there is none
   */
  public record Change(String pointer, String before, String after) {

    private static final Pattern WRITTEN = Pattern.compile("(.*?): (.*?) -> (.*)", Pattern.DOTALL);

    /** Reads what {@link #toString} wrote; empty if it is anything else. */
    public static Optional<Change> parse(String text) {
      Matcher found = WRITTEN.matcher(text);
      return found.matches()
          ? Optional.of(new Change(found.group(1), found.group(2), found.group(3)))
          : Optional.empty();
    }

    /** {@code /training/steps: 100 -> 200}. */
    @Override
    public String toString() {
      return pointer + ": " + before + " -> " + after;
    }
  }

  /** Compares value by value. */
  public static ConfigDifference between(Record before, Record after) {
    Map<String, JsonNode> old = values(before);
    Map<String, JsonNode> current = values(after);
    Set<String> pointers = new LinkedHashSet<>(old.keySet());
    pointers.addAll(current.keySet());
    List<Change> changes = new ArrayList<>();
    for (String pointer : pointers) {
      if (!Objects.equals(old.get(pointer), current.get(pointer))) {
        changes.add(new Change(pointer, show(old.get(pointer)), show(current.get(pointer))));
      }
    }
    return new ConfigDifference(List.copyOf(changes));
  }

  /**
   * Returns all changes on one line, such as {@code /seed: 1 -> 2, /training/steps: 100 -> 200}.
   */
  @Override
  public String toString() {
    return changes.stream().map(Change::toString).collect(Collectors.joining(", "));
  }

  private static String show(JsonNode value) {
    return value == null ? "nothing" : value.isTextual() ? value.textValue() : value.toString();
  }

  private static Map<String, JsonNode> values(Record config) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    collect(ConfigMapper.MAPPER.valueToTree(config), JsonPointer.empty(), values);
    return values;
  }

  private static void collect(JsonNode node, JsonPointer at, Map<String, JsonNode> values) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), values));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.appendIndex(i), values);
      }
    } else {
      values.put(at.toString(), node);
    }
  }
}
