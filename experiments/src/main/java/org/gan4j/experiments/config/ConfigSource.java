package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.InputPlace;

/**
 * Where the values of a config came from, so that an error names the file or the option that holds
 * the wrong value.
 */
final class ConfigSource {

  private final String name;
  private final boolean settable;
  private final List<Applied> overrides = new ArrayList<>();

  private record Applied(ConfigOverride override, JsonPointer changed) {}

  /**
   * @param name the file as the user wrote it
   * @param settable whether the user can replace values with {@code --set}
   */
  ConfigSource(String name, boolean settable) {
    this.name = name;
    this.settable = settable;
  }

  String name() {
    return name;
  }

  boolean isSettable() {
    return settable;
  }

  /** Applies an override to the tree and remembers what it changed. */
  void apply(ConfigOverride override, ObjectNode root) {
    overrides.add(new Applied(override, override.apply(root)));
  }

  /**
   * An error at a pointer: {@code configs/x.yaml: /training/steps: ...}, or {@code --set
   * training.steps: ...} where an option put the value there.
   */
  InputException error(JsonPointer pointer, String problem, String remedy) {
    return new InputException(place(pointer), problem, remedy);
  }

  /** Returns whether an option put the value at a pointer. */
  boolean isOverridden(JsonPointer pointer) {
    return override(pointer).isPresent();
  }

  private InputPlace place(JsonPointer pointer) {
    InputPlace inFile = InputPlace.key(pointer.toString()).in(name);
    return override(pointer)
        .map(
            override ->
                contains(pointer, override.pointer())
                    ? InputPlace.named(override.option())
                    : InputPlace.key(pointer.toString()).in(override.option()))
        .orElse(inFile);
  }

  private Optional<ConfigOverride> override(JsonPointer pointer) {
    return overrides.stream()
        .filter(applied -> contains(applied.changed(), pointer))
        .reduce((earlier, later) -> later)
        .map(Applied::override);
  }

  private static boolean contains(JsonPointer outer, JsonPointer inner) {
    return (inner + "/").startsWith(outer + "/");
  }
}
