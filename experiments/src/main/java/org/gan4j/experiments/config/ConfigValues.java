package org.gan4j.experiments.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.core.InputException;

/**
 * A config as a list of values, of any variant and any version of gan4j: keys are joined by points,
 * lists are one value.
 */
public final class ConfigValues {

  private ConfigValues() {}

  /**
   * Reads a config file.
   *
   * @return {@code training.batchSize} and {@code 64}, in the order of the file
   * @throws InputException if the file cannot be read, or is no YAML with keys
   */
  public static Map<String, String> read(Path file) {
    JsonNode tree = YamlTree.parse(file.toString(), ConfigFile.read(file));
    if (!(tree instanceof ObjectNode)) {
      throw new InputException(
          file.toString(),
          "expected the config of a run, found no keys",
          "Leave this run out, or put its config.yaml back.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    collect("", tree, values);
    return values;
  }

  private static void collect(String key, JsonNode node, Map<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue(),
                      values));
    } else {
      values.put(key, node.isTextual() ? node.textValue() : node.toString());
    }
  }
}
