package org.gan4j.experiments.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.Nearest;

/**
 * Checks a tree against the records that it will become: every component has a key, every key a
 * component, and every value the type of its component.
 */
final class ConfigCheck {

  private static final String TYPE = "type";
  private static final String EXAMPLE = "experiments/configs/quickstart.yaml";

  private final ConfigSource source;
  private String example = EXAMPLE;

  ConfigCheck(ConfigSource source) {
    this.source = source;
  }

  /**
   * @throws InputException at the first difference
   */
  void check(JsonNode tree, Class<? extends Record> type) {
    ConfigExample shipped = type.getAnnotation(ConfigExample.class);
    example = shipped == null ? EXAMPLE : shipped.value();
    section(tree, JsonPointer.empty(), type, List.of());
  }

  private void section(JsonNode node, JsonPointer at, Class<?> record, List<String> moreKeys) {
    List<String> keys = new ArrayList<>(moreKeys);
    for (RecordComponent component : record.getRecordComponents()) {
      keys.add(component.getName());
    }
    if (!node.isObject()) {
      throw wrong(at, "a section with the keys " + String.join(", ", keys), node);
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw unknown(at.appendProperty(name), "one of the keys ", name, keys, "");
      }
    }
    for (RecordComponent component : record.getRecordComponents()) {
      JsonPointer place = at.appendProperty(component.getName());
      JsonNode value = node.path(component.getName());
      value(value, place, component.getGenericType(), component.getAccessor());
    }
  }

  private void value(JsonNode node, JsonPointer at, Type type, AnnotatedElement declaration) {
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    Optional<TypeIds> ids = typeIds(raw, declaration);
    if (raw == Optional.class) {
      if (!node.isMissingNode() && !node.isNull()) {
        value(node, at, argument(type), declaration);
      }
    } else if (ids.isPresent()) {
      typedSection(node, at, ids.get());
    } else if (raw.isRecord()) {
      section(node, at, raw, List.of());
    } else if (raw == List.class) {
      list(node, at, argument(type), declaration);
    } else if (raw == Map.class) {
      map(node, at, ((ParameterizedType) type).getActualTypeArguments()[1], declaration);
    } else if (raw.isEnum()) {
      constant(node, at, raw);
    } else {
      scalar(node, at, Scalar.of(raw));
    }
  }

  private void scalar(JsonNode node, JsonPointer at, Optional<Scalar> type) {
    if (type.isEmpty() && node.isMissingNode()) {
      throw wrong(at, "a value", node);
    }
    if (type.isPresent() && !type.get().accepts(node)) {
      throw wrong(at, type.get().expected(node), node, type.get().remedy(at, node));
    }
  }

  private void typedSection(JsonNode node, JsonPointer at, TypeIds ids) {
    if (!node.isObject()) {
      String example = ids.known().isEmpty() ? "..." : ids.known().get(0);
      throw wrong(at, "a section such as {type: " + example + ", ...}", node);
    }
    JsonPointer place = at.appendProperty(TYPE);
    JsonNode id = node.path(TYPE);
    if (!id.isTextual() || id.textValue().isEmpty()) {
      throw wrong(place, "one of " + String.join(", ", ids.known()) + ids.alternative(), id);
    }
    String name = id.textValue();
    Class<?> record =
        ids.find(name)
            .orElseThrow(() -> unknown(place, "one of ", name, ids.known(), ids.alternative()));
    section(node, at, record, List.of(TYPE));
  }

  private void list(JsonNode node, JsonPointer at, Type entry, AnnotatedElement declaration) {
    if (!node.isArray()) {
      throw wrong(at, "a list", node);
    }
    for (int i = 0; i < node.size(); i++) {
      value(node.get(i), at.appendIndex(i), entry, declaration);
    }
  }

  private void map(JsonNode node, JsonPointer at, Type entry, AnnotatedElement declaration) {
    if (!node.isObject()) {
      throw wrong(at, "a section", node);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      value(field.getValue(), at.appendProperty(field.getKey()), entry, declaration);
    }
  }

  private void constant(JsonNode node, JsonPointer at, Class<?> type) {
    List<String> known =
        Arrays.stream(type.getFields()).filter(Field::isEnumConstant).map(this::name).toList();
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw wrong(at, "one of " + String.join(", ", known), node);
    }
    if (!known.contains(node.textValue())) {
      throw unknown(at, "one of ", node.textValue(), known, "");
    }
  }

  private String name(Field constant) {
    JsonProperty renamed = constant.getAnnotation(JsonProperty.class);
    return renamed == null ? constant.getName() : renamed.value();
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static Optional<TypeIds> typeIds(Class<?> type, AnnotatedElement declaration) {
    JsonTypeIdResolver resolver = declaration.getAnnotation(JsonTypeIdResolver.class);
    if (resolver == null || !type.isAssignableFrom(Record.class)) {
      return TypeIds.annotated(type);
    }
    try {
      return Optional.of((TypeIds) resolver.value().getConstructor().newInstance());
    } catch (ReflectiveOperationException mistake) {
      throw new IllegalStateException(resolver.value() + " has no public constructor", mistake);
    }
  }

  private InputException unknown(
      JsonPointer at, String expected, String found, List<String> known, String alternative) {
    return source.error(
        at,
        "expected "
            + expected
            + String.join(", ", known)
            + alternative
            + ", found "
            + FoundValue.text(found),
        Nearest.to(found, known)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("Choose one of them."));
  }

  private InputException wrong(JsonPointer at, String expected, JsonNode found) {
    return wrong(at, expected, found, "Write it as in " + example + ".");
  }

  private InputException wrong(JsonPointer at, String expected, JsonNode found, String remedy) {
    String key = at.matches() ? "" : at.last().getMatchingProperty();
    return source.error(
        at,
        "expected " + expected + ", found " + FoundValue.value(found),
        found.isMissingNode() && !key.isEmpty()
            ? "Add the key '" + key + "': no value has a hidden default."
            : remedy);
  }
}
