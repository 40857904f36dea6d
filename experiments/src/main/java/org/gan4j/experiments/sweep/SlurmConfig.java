package org.gan4j.experiments.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;

/**
 * What a sweep asks Slurm for, each task of it; the words are those of {@code sbatch}.
 *
 * @param partition {@code --partition}
 * @param time {@code --time}, such as 02:00:00; a run that needs longer is submitted again
 * @param cpus {@code --cpus-per-task}
 * @param memory {@code --mem}, such as 8G
 * @param gpus {@code --gres=gpu:N}
 * @param extra further options, as on the command line; some of them run programs or write files
 */
public record SlurmConfig(
    Optional<String> partition,
    Optional<String> time,
    Optional<Integer> cpus,
    Optional<String> memory,
    Optional<Integer> gpus,
    Optional<List<String>> extra) {

  /** Asks for nothing: the cluster's defaults. */
  static final SlurmConfig DEFAULTS =
      new SlurmConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * @throws InputException if a number is below 1 or an extra option does not begin with a hyphen
   */
  public SlurmConfig {
    cpus.ifPresent(count -> requirePositive("cpus", count));
    gpus.ifPresent(count -> requirePositive("gpus", count));
    for (String option : extra.orElse(List.of())) {
      if (!option.startsWith("-")) {
        throw InputException.atKey(
            "/slurm/extra",
            "expected options of sbatch, found \"" + option + "\"",
            "Write them as in '- --account=vision'.");
      }
    }
  }

  /** Returns what the user who starts the sweep should know. */
  Optional<String> notice() {
    return extra
        .filter(options -> !options.isEmpty())
        .map(
            options ->
                "slurm.extra is given to sbatch as it is: "
                    + options.stream().map(ShellWord::of).collect(Collectors.joining(" "))
                    + " (options of sbatch can run programs and write files in your name).");
  }

  /** Returns the options for {@code sbatch}. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    partition.ifPresent(value -> options.add("--partition=" + value));
    time.ifPresent(value -> options.add("--time=" + value));
    cpus.ifPresent(value -> options.add("--cpus-per-task=" + value));
    memory.ifPresent(value -> options.add("--mem=" + value));
    gpus.ifPresent(value -> options.add("--gres=gpu:" + value));
    extra.ifPresent(options::addAll);
    return options;
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw InputException.atKey(
          "/slurm/" + key, "expected at least 1, found " + value, "Write 1 or more.");
    }
  }
}
