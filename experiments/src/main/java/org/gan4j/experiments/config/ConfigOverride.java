package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.gan4j.core.InputException;

/**
 * A value that replaces one of the file's, given on the command line or by another file.
 *
 * @param option how errors call it: {@code --set training.steps}
 * @param pointer which value it replaces
 * @param value what it is replaced with
 */
public record ConfigOverride(String option, JsonPointer pointer, JsonNode value) {

  /**
   * Parses {@code training.steps=200}; the value is read as YAML, so that {@code a.b={type: sgd}}
   * replaces a whole section.
   *
   * @throws InputException if there is no {@code =}, no key, no value, or the value is not YAML
   */
  public static ConfigOverride parse(String assignment) {
    int equals = assignment.indexOf('=');
    String path = equals < 0 ? assignment : assignment.substring(0, equals).strip();
    String option = "--set " + path;
    if (equals < 0 || !isKey(path)) {
      throw new InputException(
          "--set",
          "expected KEY=VALUE, found \"" + assignment + "\"",
          "Write it as in --set training.steps=200.");
    }
    JsonNode value = YamlTree.parse(option, assignment.substring(equals + 1));
    if (value.isMissingNode()) {
      throw new InputException(
          option,
          "expected a value after the =, found none",
          "Give one, or take an optional key away with --set " + path + "=null.");
    }
    return new ConfigOverride(option, pointer(path), value);
  }

  /**
   * The value that some file gives a key of this config.
   *
   * @param place of the value in that file, for errors
   * @param key with dots: {@code training.steps}
   */
  public static ConfigOverride of(String place, String key, JsonNode value) {
    return new ConfigOverride(place, pointer(key), value.deepCopy());
  }

  /** {@code --seed N}: another seed for the same experiment. */
  public static ConfigOverride seed(long seed) {
    return new ConfigOverride("--seed", JsonPointer.valueOf("/seed"), LongNode.valueOf(seed));
  }

  /** {@code --device D}: another device for the same experiment. */
  public static ConfigOverride device(String device) {
    return new ConfigOverride(
        "--device", JsonPointer.valueOf("/execution/device"), TextNode.valueOf(device));
  }

  /**
   * Puts the value into the tree, making the sections on its way that are not there.
   *
   * @return the outermost place that changed: the value's own, or the first section made for it
   */
  JsonPointer apply(ObjectNode root) {
    JsonPointer changed = null;
    JsonNode parent = root;
    JsonPointer at = JsonPointer.empty();
    for (JsonPointer left = pointer; !left.tail().matches(); left = left.tail()) {
      at = at.append(first(left));
      if (!get(parent, left).isContainerNode()) {
        put(parent, left, root.objectNode());
        changed = changed == null ? at : changed;
      }
      parent = get(parent, left);
    }
    put(parent, pointer.last(), value);
    return changed == null ? pointer : changed;
  }

  /** Returns whether a text is a key as overrides have it: names with a dot between two. */
  public static boolean isKey(String text) {
    return text.matches("[^.]+(\\.[^.]+)*");
  }

  private static JsonPointer pointer(String key) {
    JsonPointer pointer = JsonPointer.empty();
    for (String name : key.split("\\.")) {
      pointer = pointer.appendProperty(name);
    }
    return pointer;
  }

  private static JsonPointer first(JsonPointer pointer) {
    return JsonPointer.empty().appendProperty(pointer.getMatchingProperty());
  }

  private static JsonNode get(JsonNode parent, JsonPointer step) {
    return parent.isArray()
        ? parent.path(step.getMatchingIndex())
        : parent.path(step.getMatchingProperty());
  }

  private void put(JsonNode parent, JsonPointer step, JsonNode child) {
    if (parent instanceof ObjectNode section) {
      section.set(step.getMatchingProperty(), child);
    } else if (parent instanceof ArrayNode list && list.has(step.getMatchingIndex())) {
      list.set(step.getMatchingIndex(), child);
    } else {
      throw new InputException(
          option,
          "expected an entry from 0 to "
              + (parent.size() - 1)
              + " of the list, found '"
              + step.getMatchingProperty()
              + "'",
          "Name an entry of the list, or replace the whole list.");
    }
  }
}
