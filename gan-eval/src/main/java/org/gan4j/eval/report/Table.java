package org.gan4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON as rows of two columns: {@code a.b.c} and its value. */
final class Table {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Table() {}

  /**
   * One row.
   *
   * @param key where in the JSON, names joined by points
   * @param value a scalar, or scalars joined by commas
   */
  record Row(String key, String value) {}

  static List<Row> of(Object value) {
    return of(MAPPER.<JsonNode>valueToTree(value));
  }

  static List<Row> of(JsonNode json) {
    List<Row> rows = new ArrayList<>();
    flatten("", json, rows);
    return rows;
  }

  private static void flatten(String key, JsonNode node, List<Row> rows) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> flatten(join(key, field.getKey()), field.getValue(), rows));
    } else if (node.isArray() && !scalars(node)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(join(key, String.valueOf(i)), node.get(i), rows);
      }
    } else {
      rows.add(new Row(key, text(node)));
    }
  }

  private static String join(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  private static boolean scalars(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  private static String text(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "))
        : node.asText();
  }
}
