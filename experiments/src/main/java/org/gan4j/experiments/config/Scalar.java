package org.gan4j.experiments.config;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A single value of a config, taken as it is written: {@code "12"} is no number and {@code 1.5} is
 * no whole number. A whole number is also a number.
 */
enum Scalar {
  INT("a whole number", "100") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToInt();
    }

    @Override
    String expected(JsonNode found) {
      return found.isIntegralNumber()
          ? "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE
          : super.expected(found);
    }
  },
  LONG("a whole number", "100") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong();
    }

    @Override
    String expected(JsonNode found) {
      return found.isIntegralNumber() ? "a whole number of 64 bits" : super.expected(found);
    }
  },
  DOUBLE("a number", "0.5") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isNumber() && Double.isFinite(node.doubleValue());
    }
  },
  FLOAT("a number", "0.5") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isNumber() && Float.isFinite(node.floatValue());
    }
  },
  BOOLEAN("true or false", "true") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isBoolean();
    }
  },
  TEXT("a text", "mnist") {
    @Override
    boolean accepts(JsonNode node) {
      return node.isTextual() && !node.textValue().isBlank();
    }
  };

  private static final Map<Class<?>, Scalar> TYPES =
      Map.ofEntries(
          entry(int.class, INT),
          entry(Integer.class, INT),
          entry(long.class, LONG),
          entry(Long.class, LONG),
          entry(double.class, DOUBLE),
          entry(Double.class, DOUBLE),
          entry(float.class, FLOAT),
          entry(Float.class, FLOAT),
          entry(boolean.class, BOOLEAN),
          entry(Boolean.class, BOOLEAN),
          entry(String.class, TEXT));

  private static final String NUMBER_OR_TRUTH =
      "[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?|true|false";

  private final String expected;
  private final String example;

  Scalar(String expected, String example) {
    this.expected = expected;
    this.example = example;
  }

  /** The scalar that a component of this type holds; empty for types that are Jackson's to read. */
  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(TYPES.get(type));
  }

  abstract boolean accepts(JsonNode node);

  String expected(JsonNode found) {
    return expected;
  }

  /** Returns what to write instead, at the key that a pointer ends with. */
  String remedy(JsonPointer at, JsonNode found) {
    if (this != TEXT && found.isTextual() && found.textValue().matches(NUMBER_OR_TRUTH)) {
      return "Remove the quotes.";
    }
    JsonPointer key = at.last();
    String start = key.mayMatchElement() ? "- " : key.getMatchingProperty() + ": ";
    return "Write it as in '" + start + example + "'.";
  }
}
