package org.gan4j.experiments.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.Metrics;

/** The possible values of a section's {@code type} key, and the record for each. */
public interface TypeIds {

  /** The record for an id, empty if the id is unknown. */
  Optional<Class<?>> find(String id);

  /** The known ids, in the order in which errors list them. */
  List<String> known();

  /** Returns what errors add to the known ids: other ways to write one. */
  default String alternative() {
    return "";
  }

  /**
   * The ids of an interface: its {@code @JsonSubTypes}, or the keys of metrics; empty for others.
   */
  static Optional<TypeIds> annotated(Class<?> type) {
    if (type.equals(Metric.class)) {
      return Optional.of(new OfMetrics());
    }
    JsonSubTypes annotation = type.getAnnotation(JsonSubTypes.class);
    return annotation == null ? Optional.empty() : Optional.of(new Annotated(annotation));
  }

  /** The metrics, which are registered with gan-eval. */
  record OfMetrics() implements TypeIds {

    @Override
    public Optional<Class<?>> find(String id) {
      return Metrics.find(id).map(Metric::getClass);
    }

    @Override
    public List<String> known() {
      return Metrics.all().stream().map(Metric::key).toList();
    }
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
