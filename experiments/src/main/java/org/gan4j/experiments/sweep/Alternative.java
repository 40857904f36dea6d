package org.gan4j.experiments.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.experiments.config.ConfigOverride;

/**
 * One combination of a grid's values, or one entry of a list.
 *
 * @param name what the user calls it
 * @param settings what it changes in a config
 */
record Alternative(Optional<String> name, List<Setting> settings) {

  /** Changes nothing. */
  static final Alternative NONE = new Alternative(Optional.empty(), List.of());

  /**
   * One value.
   *
   * @param place in the sweep file, for errors
   * @param key with dots
   */
  record Setting(String place, String key, JsonNode value) {

    ConfigOverride override() {
      return ConfigOverride.of(place, key, value);
    }
  }

  /** Returns the settings that every job changes. */
  static List<Setting> ofSet(String file, Map<String, JsonNode> set) {
    return set.entrySet().stream()
        .map(
            entry ->
                new Setting(file + ": /set/" + entry.getKey(), entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Returns all combinations of a grid, with the last key varying fastest; one for an empty grid.
   */
  static List<Alternative> ofGrid(String file, Map<String, List<JsonNode>> grid) {
    List<Alternative> combinations = List.of(NONE);
    for (Map.Entry<String, List<JsonNode>> axis : grid.entrySet()) {
      List<Alternative> longer = new ArrayList<>();
      for (Alternative combination : combinations) {
        for (int i = 0; i < axis.getValue().size(); i++) {
          String place = file + ": /grid/" + axis.getKey() + "/" + i;
          Setting setting = new Setting(place, axis.getKey(), axis.getValue().get(i));
          longer.add(combination.with(setting));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /** The entries of a list; one for an empty list. */
  static List<Alternative> ofList(String file, List<Map<String, JsonNode>> list) {
    List<Alternative> alternatives = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String place = file + ": /list/" + i;
      List<Setting> settings = new ArrayList<>();
      list.get(i)
          .forEach(
              (key, value) -> {
                if (!key.equals(SweepConfig.NAME)) {
                  settings.add(new Setting(place + "/" + key, key, value));
                }
              });
      Optional<String> name =
          Optional.ofNullable(list.get(i).get(SweepConfig.NAME)).map(JsonNode::textValue);
      alternatives.add(new Alternative(name, settings));
    }
    return alternatives.isEmpty() ? List.of(NONE) : alternatives;
  }

  private Alternative with(Setting setting) {
    List<Setting> longer = new ArrayList<>(settings);
    longer.add(setting);
    return new Alternative(name, longer);
  }
}
