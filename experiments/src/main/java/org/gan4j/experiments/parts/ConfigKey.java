package org.gan4j.experiments.parts;

import java.util.function.Supplier;
import org.gan4j.core.InputException;

/** Adds the key of a config to errors that its value causes. */
public final class ConfigKey {

  private ConfigKey() {}

  /**
   * @param pointer pointer of the key: {@code /evaluation/reference}
   * @throws InputException what the work throws, at this key
   */
  public static <T> T at(String pointer, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException refused) {
      throw refused.underKey(pointer);
    }
  }
}
