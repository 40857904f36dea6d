package org.gan4j.experiments.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.Nearest;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.compare.ComparedRun;
import org.gan4j.eval.compare.ConfigRow;
import org.gan4j.eval.compare.Configuration;
import org.gan4j.experiments.experiment.RunConfig;

/**
 * Runs sorted into configurations.
 *
 * @param configurations in the order of their first runs
 * @param differences the keys in which their configs differ
 * @param warnings in sentences
 */
record RunGroups(
    List<Configuration> configurations, List<ConfigRow> differences, List<String> warnings) {

  /**
   * Groups runs.
   *
   * @param directories at least one, each once
   * @param by keys or sections; empty for the whole config without its seed
   * @throws InputException if a config cannot be read, no config has such a key, or two runs of one
   *     config have one seed
   */
  static RunGroups of(List<RunDirectory> directories, List<String> by) {
    List<RunConfig> runs = directories.stream().map(RunConfig::read).toList();
    requireDistinct(runs);
    Set<String> keys = new LinkedHashSet<>();
    runs.forEach(run -> keys.addAll(run.values().keySet()));
    by.forEach(key -> requireKnown(key, keys));
    Predicate<String> chosen = key -> by.isEmpty() || by.stream().anyMatch(one -> in(one, key));
    Map<Map<String, String>, List<RunConfig>> byValues = new LinkedHashMap<>();
    runs.forEach(
        run -> byValues.computeIfAbsent(run.values(chosen), same -> new ArrayList<>()).add(run));
    List<RunGroup> groups = byValues.values().stream().map(RunGroup::new).toList();
    List<String> labels =
        GroupLabels.of(groups, keys.stream().filter(chosen).toList(), !by.isEmpty());
    return new RunGroups(
        configurations(groups, labels), differences(groups, keys), warnings(groups, labels, keys));
  }

  private static List<Configuration> configurations(List<RunGroup> groups, List<String> labels) {
    List<Configuration> configurations = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<ComparedRun> runs =
          groups.get(i).runs().stream()
              .map(run -> ComparedRun.read(run.run(), run.seed()))
              .toList();
      configurations.add(new Configuration(labels.get(i), runs));
    }
    return configurations;
  }

  private static List<ConfigRow> differences(List<RunGroup> groups, Set<String> keys) {
    return keys.stream()
        .map(key -> new ConfigRow(key, groups.stream().map(group -> group.value(key)).toList()))
        .filter(
            row ->
                row.values().stream().distinct().count() > 1
                    || groups.stream().anyMatch(group -> !group.agreesOn(row.key())))
        .toList();
  }

  private static List<String> warnings(
      List<RunGroup> groups, List<String> labels, Set<String> keys) {
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      RunGroup group = groups.get(i);
      List<String> mixed = keys.stream().filter(key -> !group.agreesOn(key)).toList();
      if (!mixed.isEmpty()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "The runs of %s differ in more than their seed: %s.",
                labels.get(i),
                String.join(", ", mixed)));
      }
    }
    return warnings;
  }

  private static void requireDistinct(List<RunConfig> runs) {
    Map<Object, RunConfig> seen = new LinkedHashMap<>();
    for (RunConfig run : runs) {
      RunConfig before = seen.putIfAbsent(Map.entry(run.seed(), run.values()), run);
      if (before != null) {
        throw new InputException(
            run.run().path().toString(),
            "expected a run of its own, found the config and the seed of " + before.run().path(),
            "Name one of the two: they are one observation, not two.");
      }
    }
  }

  private static void requireKnown(String key, Set<String> keys) {
    if (keys.stream().noneMatch(known -> in(key, known))) {
      Set<String> names = new TreeSet<>();
      for (String known : keys) {
        for (int end = known.indexOf('.'); end > 0; end = known.indexOf('.', end + 1)) {
          names.add(known.substring(0, end));
        }
        names.add(known);
      }
      throw new InputException(
          "--by " + key,
          "expected a key of the runs' configs, found none of this name",
          Nearest.to(key, names)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("Write it as in config.yaml, with points: training.batchSize."));
    }
  }

  /** Returns whether a key is a chosen one, or in a chosen section. */
  private static boolean in(String chosen, String key) {
    return key.equals(chosen) || key.startsWith(chosen + ".");
  }
}
