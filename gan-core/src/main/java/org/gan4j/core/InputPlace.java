package org.gan4j.core;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something is wrong: {@code runs/a/config.yaml: /dataset/path: /data/faces}. Each part is
 * empty where there is none.
 *
 * @param source a file, an option, a network, or anything else by its name
 * @param pointer a JSON pointer to a key in the source: {@code /training/steps}
 * @param detail a place inside of what the key names
 */
public record InputPlace(String source, String pointer, String detail) {

  /** Something that is called by its name. */
  public static InputPlace named(String source) {
    return new InputPlace(source, "", "");
  }

  /** A key of a config whose file the caller does not know. */
  public static InputPlace key(String pointer) {
    return new InputPlace("", pointer, "");
  }

  /** Whether this is a key, and the file that it belongs to is not known. */
  public boolean lacksFile() {
    return source.isEmpty() && !pointer.isEmpty();
  }

  /** The same place in an outer one. */
  public InputPlace in(String outer) {
    return new InputPlace(joined(outer, source), pointer, detail);
  }

  /** The same place inside of what a key names. */
  public InputPlace under(String key) {
    return new InputPlace("", key, toString());
  }

  /** For messages. */
  @Override
  public String toString() {
    return joined(source, pointer, detail);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
  }
}
