package org.gan4j.experiments.command.option;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.core.InputException;

/** Errors that show only at work, in the config whose section they point to. */
public final class InConfig {

  private InConfig() {}

  /**
   * Does what a config asks for.
   *
   * @throws InputException as the work does, with the config's name before a pointer into it
   */
  public static <T> T run(Path config, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException wrong) {
      throw wrong.place().lacksFile() ? wrong.in(config.toString()) : wrong;
    }
  }
}
