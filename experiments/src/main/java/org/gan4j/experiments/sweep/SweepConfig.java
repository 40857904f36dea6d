package org.gan4j.experiments.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.experiments.config.ConfigExample;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigReader;

/**
 * A sweep as its file says it. Its jobs are configs x grid x list x seeds, the seeds varying
 * fastest.
 *
 * @param name name of the folder of its runs; left out, the file's name
 * @param configs experiments, as paths from the sweep file's folder
 * @param seeds of each alternative, all different
 * @param set values that every job has instead of its config's; they are in no job's name
 * @param grid the values that each key takes, all combinations
 * @param list alternatives, each a set of keys with one value; the key {@code name} names it
 * @param parallel how many jobs run at once, at least 1; left out, 1 on this machine and as many as
 *     there is room for on a cluster
 * @param slurm what Slurm is asked for
 */
@ConfigExample("experiments/configs/sweeps/dcgan-lsgan-wgan-gp-mnist.yaml")
public record SweepConfig(
    Optional<String> name,
    List<String> configs,
    List<Long> seeds,
    Optional<Map<String, JsonNode>> set,
    Optional<Map<String, List<JsonNode>>> grid,
    Optional<List<Map<String, JsonNode>>> list,
    Optional<Integer> parallel,
    Optional<SlurmConfig> slurm) {

  /** The key of a list's entry that is no override. */
  static final String NAME = "name";

  /**
   * @throws InputException if something that must not be empty is, a seed appears twice, or a key
   *     is none
   */
  public SweepConfig {
    requireSome("/configs", configs);
    requireSome("/seeds", seeds);
    if (new HashSet<>(seeds).size() < seeds.size()) {
      throw InputException.atKey(
          "/seeds", "expected each seed once, found one twice in " + seeds, "Remove the second.");
    }
    if (parallel.isPresent() && parallel.get() < 1) {
      throw InputException.atKey(
          "/parallel", "expected at least 1, found " + parallel.get(), "Write 1 or more.");
    }
    set.orElse(Map.of()).keySet().forEach(key -> requireKey("/set", key));
    grid.orElse(Map.of())
        .forEach(
            (key, values) -> {
              requireKey("/grid", key);
              requireSome("/grid/" + key, values);
            });
    list.ifPresent(SweepConfig::requireAlternatives);
  }

  /**
   * Reads a sweep file.
   *
   * @throws InputException if it is not as it must be
   */
  public static SweepConfig read(Path file) {
    try {
      return ConfigReader.readFixed(file, SweepConfig.class, List.of());
    } catch (InputException wrong) {
      throw wrong.place().lacksFile() ? wrong.in(file.toString()) : wrong;
    }
  }

  private static void requireAlternatives(List<Map<String, JsonNode>> list) {
    requireSome("/list", list);
    for (int i = 0; i < list.size(); i++) {
      for (Map.Entry<String, JsonNode> entry : list.get(i).entrySet()) {
        String place = "/list/" + i;
        if (!entry.getKey().equals(NAME)) {
          requireKey(place, entry.getKey());
        } else if (!entry.getValue().isTextual() || entry.getValue().textValue().isBlank()) {
          throw InputException.atKey(
              place + "/name", "expected a text", "Write it as in 'name: two-rates'.");
        }
      }
    }
  }

  private static void requireSome(String place, Collection<?> entries) {
    if (entries.isEmpty()) {
      throw InputException.atKey(
          place, "expected at least one entry, found none", "Add one, or leave the key out.");
    }
  }

  private static void requireKey(String place, String key) {
    if (key.equals("seed")) {
      throw InputException.atKey(
          place + "/seed", "expected a key other than seed", "List the seeds under 'seeds'.");
    }
    if (!ConfigOverride.isKey(key)) {
      throw InputException.atKey(
          place + "/" + key,
          "expected a key with dots, found \"" + key + "\"",
          "Write it as in 'training.steps: [100, 200]'.");
    }
  }
}
