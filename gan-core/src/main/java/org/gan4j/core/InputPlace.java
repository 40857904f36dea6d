package org.gan4j.core;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of an error, such as {@code runs/a/config.yaml: /dataset/path: /data/faces}. A missing
 * part is empty.
 *
 * @param source a file, an option, a network, or anything else by its name
 * @param pointer JSON pointer to a key in the source, such as {@code /training/steps}
 * @param detail a place inside the thing that the key names
 */
public record InputPlace(String source, String pointer, String detail) {

  /** Returns the place of a thing with a name. */
  public static InputPlace named(String source) {
    return new InputPlace(source, "", "");
  }

  /** Returns the place of a config key whose file the caller does not know. */
  public static InputPlace key(String pointer) {
    return new InputPlace("", pointer, "");
  }

  /** Returns whether this is a key whose file is not known. */
  public boolean lacksFile() {
    return source.isEmpty() && !pointer.isEmpty();
  }

  /** Returns this place inside an outer one. */
  public InputPlace in(String outer) {
    return new InputPlace(joined(outer, source), pointer, detail);
  }

  /** Returns this place inside the thing that a key names. */
  public InputPlace under(String key) {
    return new InputPlace("", key, toString());
  }

  /** Returns the text for messages. */
  @Override
  public String toString() {
    return joined(source, pointer, detail);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
  }
}
