package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The inverse of {@link ConfigReader}: every value written out, in the order of the components. */
public final class ConfigWriter {

  private ConfigWriter() {}

  /**
   * The config as YAML. Equal records give equal text, and reading the text gives an equal record.
   */
  public static String write(Record config) {
    try {
      return ConfigMapper.MAPPER.writeValueAsString(config);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("not a config: " + config.getClass(), unwritable);
    }
  }

  /** The config as a tree, for JSON. */
  public static JsonNode tree(Record config) {
    return ConfigMapper.MAPPER.valueToTree(config);
  }
}
