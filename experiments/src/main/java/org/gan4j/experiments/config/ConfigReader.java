package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.BoundsException;
import org.gan4j.core.InputException;
import org.gan4j.train.graph.VariantCode;

/**
 * Reads a YAML config into a tree of records.
 *
 * <p>A key is the name of a record component. Every component must be given, except those of type
 * {@link java.util.Optional}; no other key may be. Values are not converted. An interface with
 * {@code @JsonTypeInfo} and {@code @JsonSubTypes} is a section whose {@code type} key chooses the
 * record; a {@link java.util.Map} is a section with keys of the user's choice.
 *
 * <p>A record checks its own ranges in its compact constructor by throwing an {@link
 * IllegalArgumentException} whose message begins with the component's name, as in {@code "steps
 * must be at least 1, found 0"}: the error then points at that key, otherwise at the record's
 * section.
 */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * @param file the config
   * @param type the record to read
   * @param overrides values that replace those of the file, applied in order
   * @throws InputException if the file cannot be read or any value is not as the record wants it;
   *     the message is one line with file (or option), JSON pointer, expected, found and remedy
   */
  public static <T extends Record> T read(
      Path file, Class<T> type, List<ConfigOverride> overrides) {
    return parse(file.toString(), ConfigFile.read(file), type, overrides);
  }

  /**
   * Reads a config as {@link #read} does, for a verb without {@code --set}, which errors then do
   * not suggest.
   */
  public static <T extends Record> T readFixed(
      Path file, Class<T> type, List<ConfigOverride> overrides) {
    return parse(new ConfigSource(file.toString(), false), ConfigFile.read(file), type, overrides);
  }

  /** Reads a config from text as {@link #read} does; errors call it {@code name}. */
  public static <T extends Record> T parse(
      String name, String text, Class<T> type, List<ConfigOverride> overrides) {
    return parse(new ConfigSource(name, true), text, type, overrides);
  }

  /** Reads a config from text as {@link #readFixed} does; errors call it {@code name}. */
  public static <T extends Record> T parseFixed(String name, String text, Class<T> type) {
    return parse(new ConfigSource(name, false), text, type, List.of());
  }

  private static <T extends Record> T parse(
      ConfigSource source, String text, Class<T> type, List<ConfigOverride> overrides) {
    JsonNode tree = YamlTree.parse(source.name(), text);
    if (tree instanceof ObjectNode root) {
      overrides.forEach(override -> source.apply(override, root));
    }
    new ConfigCheck(source).check(tree, type);
    try {
      return ConfigMapper.MAPPER.treeToValue(tree, type);
    } catch (JsonMappingException refused) {
      throw refused(source, refused);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static RuntimeException refused(ConfigSource source, JsonMappingException failure) {
    JsonPointer section = pointer(failure.getPath());
    if (failure.getCause() instanceof BoundsException range) {
      return outOfRange(source, section, recordOf(failure), range);
    }
    if (failure.getCause() instanceof IllegalArgumentException refused) {
      String problem = String.valueOf(refused.getMessage());
      return source.error(section, problem, remedy(source, section, false));
    }
    if (failure.getCause() instanceof RuntimeException other) {
      return VariantCode.told(recordOf(failure), other);
    }
    String reason = failure.getOriginalMessage().lines().findFirst().orElse("unreadable value");
    return source.error(section, reason, "Correct the value there.");
  }

  private static InputException outOfRange(
      ConfigSource source, JsonPointer section, Class<?> record, BoundsException range) {
    boolean isKey =
        record.isRecord()
            && Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(range.component()::equals);
    JsonPointer place = isKey ? section.appendProperty(range.component()) : section;
    return source.error(
        place, isKey ? range.problem() : range.getMessage(), remedy(source, place, isKey));
  }

  private static String remedy(ConfigSource source, JsonPointer place, boolean isKey) {
    if (source.isOverridden(place)) {
      return "Give another value.";
    }
    return source.isSettable()
        ? "Change it there, or for one run with --set " + dotted(place, isKey) + "=VALUE."
        : "Change it there.";
  }

  private static Class<?> recordOf(JsonMappingException failure) {
    return failure instanceof ValueInstantiationException value
        ? value.getType().getRawClass()
        : Object.class;
  }

  private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
    JsonPointer pointer = JsonPointer.empty();
    for (JsonMappingException.Reference step : path) {
      pointer =
          step.getFieldName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getFieldName());
    }
    return pointer;
  }

  private static String dotted(JsonPointer place, boolean isKey) {
    JsonPointer key = isKey ? place : place.appendProperty("KEY");
    return key.toString().substring(1).replace('/', '.');
  }
}
