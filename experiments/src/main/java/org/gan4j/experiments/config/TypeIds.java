package org.gan4j.experiments.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the {@code type} key of a section may say, and the record that the rest then binds to. */
public interface TypeIds {

  /** The record for an id, empty if the id is unknown. */
  Optional<Class<?>> find(String id);

  /** The known ids, in the order in which errors list them. */
  List<String> known();

  /** What errors add to the known ids: other ways to write one. */
  default String alternative() {
    return "";
  }

  /** The ids that {@code @JsonSubTypes} gives an interface, empty if it has none. */
  static Optional<TypeIds> annotated(Class<?> type) {
    JsonSubTypes annotation = type.getAnnotation(JsonSubTypes.class);
    return annotation == null ? Optional.empty() : Optional.of(new Annotated(annotation));
  }

  /**
   * @param annotation lists each record with its name
   */
  record Annotated(JsonSubTypes annotation) implements TypeIds {

    @Override
    public Optional<Class<?>> find(String id) {
      return Arrays.stream(annotation.value())
          .filter(type -> type.name().equals(id))
          .<Class<?>>map(JsonSubTypes.Type::value)
          .findFirst();
    }

    @Override
    public List<String> known() {
      return Arrays.stream(annotation.value()).map(JsonSubTypes.Type::name).toList();
    }
  }
}
