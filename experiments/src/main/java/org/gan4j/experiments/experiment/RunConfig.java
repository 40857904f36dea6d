package org.gan4j.experiments.experiment;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.config.ConfigValues;

/**
 * A run and the config that it was made by.
 *
 * @param run its folder
 * @param seed seed of the config
 * @param values values of the config but the seed, by key
 */
public record RunConfig(RunDirectory run, long seed, Map<String, String> values) {

  /**
   * @throws InputException if the config cannot be read, or has no seed
   */
  public static RunConfig read(RunDirectory run) {
    Map<String, String> values = ConfigValues.read(run.config());
    String seed = values.remove("seed");
    try {
      return new RunConfig(run, Long.parseLong(String.valueOf(seed)), values);
    } catch (NumberFormatException missing) {
      throw new InputException(
          run.config() + ": /seed",
          "expected a whole number, found " + (seed == null ? "nothing" : "'" + seed + "'"),
          "Leave this run out.",
          missing);
    }
  }

  /** Its value of a key, – where it lacks the key. */
  public String value(String key) {
    return values.getOrDefault(key, "–");
  }

  /** The values of some keys. */
  public Map<String, String> values(Predicate<String> keys) {
    Map<String, String> some = new TreeMap<>(values);
    some.keySet().removeIf(keys.negate());
    return some;
  }

  /** Returns the name of its folder without the number, such as {@code dcgan-mnist}. */
  public String name() {
    return run.name().replaceFirst("^\\d{5}-", "");
  }
}
