package org.gan4j.experiments.config;

import com.fasterxml.jackson.databind.JsonNode;

/** Formats a value that the user wrote, for errors. */
final class FoundValue {

  private static final int LONGEST = 60;

  private FoundValue() {}

  static String value(JsonNode node) {
    if (node.isMissingNode() || node.isNull() || node.isTextual() && node.textValue().isEmpty()) {
      return "nothing";
    }
    if (node.isObject()) {
      return "a section";
    }
    if (node.isArray()) {
      return "a list";
    }
    return node.isTextual() ? text(node.textValue()) : shorten(node.asText());
  }

  static String text(String text) {
    return '"' + shorten(text) + '"';
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
