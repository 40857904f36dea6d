package org.gan4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.eval.internal.json.Json;

/** JSON with each of its values in turn replaced by one of every other type, or left out. */
final class DamagedJson {

  private static final List<String> OTHERS =
      List.of("null", "-1.5e300", "\"text\"", "[]", "{}", "[null]", "{\"a\":null}");

  private DamagedJson() {}

  /** All of them, as text; the whole being replaced comes first. */
  static List<String> of(String json) throws Exception {
    List<String> damaged = new ArrayList<>(OTHERS);
    JsonNode tree = Json.MAPPER.readTree(json);
    damage(tree, tree, damaged);
    return damaged;
  }

  private static void damage(JsonNode at, JsonNode whole, List<String> damaged) throws Exception {
    if (at instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = object.get(name);
        damage(value, whole, damaged);
        replace(other -> object.set(name, other), whole, damaged);
        object.remove(name);
        damaged.add(whole.toString());
        object.set(name, value);
      }
    } else if (at instanceof ArrayNode array) {
      for (int k = 0; k < array.size(); k++) {
        int index = k;
        JsonNode value = array.get(k);
        damage(value, whole, damaged);
        replace(other -> array.set(index, other), whole, damaged);
        array.set(k, value);
      }
    }
  }

  private static void replace(Consumer<JsonNode> set, JsonNode whole, List<String> damaged)
      throws Exception {
    for (String other : OTHERS) {
      set.accept(Json.MAPPER.readTree(other));
      damaged.add(whole.toString());
    }
  }
}
