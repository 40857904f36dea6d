package org.gan4j.experiments.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.sweep.Alternative.Setting;

/** The jobs of a sweep, in its order. */
public final class SweepJobs {

  private static final int MOST = 10_000;
  private static final int HASH_DIGITS = 6;

  private final Path file;
  private final SweepConfig sweep;
  private final SettingNames names;
  private final List<Setting> set;
  private final List<Alternative> grid;
  private final List<Alternative> list;

  private SweepJobs(Path file, SweepConfig sweep) {
    this.file = file;
    this.sweep = sweep;
    requireNotTooMany();
    this.set = Alternative.ofSet(file.toString(), sweep.set().orElse(Map.of()));
    this.grid = Alternative.ofGrid(file.toString(), sweep.grid().orElse(Map.of()));
    this.list = Alternative.ofList(file.toString(), sweep.list().orElse(List.of()));
    this.names = SettingNames.of(keys());
  }

  /**
   * Reads every config with every alternative.
   *
   * @param file file of the sweep
   * @throws InputException if one of them is no experiment, cannot be evaluated, or two are the
   *     same
   */
  public static List<SweepJob> of(Path file, SweepConfig sweep) {
    return new SweepJobs(file, sweep).expand();
  }

  private List<SweepJob> expand() {
    List<SweepJob> jobs = new ArrayList<>();
    for (String config : sweep.configs()) {
      Path path = file.resolveSibling(config).normalize();
      for (Alternative combination : grid) {
        for (Alternative alternative : list) {
          for (long seed : sweep.seeds()) {
            jobs.add(job(path, List.of(combination, alternative), seed));
          }
        }
      }
    }
    requireDifferent(jobs);
    return withNamesOfTheirOwn(jobs);
  }

  private SweepJob job(Path config, List<Alternative> alternatives, long seed) {
    List<ConfigOverride> overrides = new ArrayList<>();
    set.forEach(setting -> overrides.add(setting.override()));
    StringBuilder name = new StringBuilder(RunNames.of(config));
    for (Alternative alternative : alternatives) {
      alternative.settings().forEach(setting -> overrides.add(setting.override()));
      alternative
          .name()
          .ifPresentOrElse(
              given -> name.append('-').append(RunNames.plain(given)),
              () -> alternative.settings().forEach(s -> name.append('-').append(names.of(s))));
    }
    overrides.add(ConfigOverride.seed(seed));
    String end = "-seed" + seed;
    String start = name.substring(0, Math.min(name.length(), 100 - end.length()));
    return new SweepJob(start + end, config, experiment(config, overrides));
  }

  private Experiment experiment(Path config, List<ConfigOverride> overrides) {
    Experiment experiment = Experiment.readFixed(config, overrides);
    if (experiment.evaluation().isEmpty()) {
      throw new InputException(
          config + ": /evaluation",
          "expected a section, found none",
          "Add it: a sweep compares what was measured.");
    }
    return experiment;
  }

  private Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(sweep.grid().orElse(Map.of()).keySet());
    list.forEach(entry -> entry.settings().stream().map(Setting::key).forEach(keys::add));
    return keys;
  }

  private void requireNotTooMany() {
    double count = (double) sweep.configs().size() * sweep.seeds().size();
    count *= Math.max(1, sweep.list().orElse(List.of()).size());
    for (List<?> values : sweep.grid().orElse(Map.of()).values()) {
      count *= values.size();
    }
    if (count > MOST) {
      throw new InputException(
          file.toString(),
          String.format(Locale.ROOT, "expected at most %d jobs, found %.0f", MOST, count),
          "Try fewer values at once.");
    }
  }

  private void requireDifferent(List<SweepJob> jobs) {
    Map<String, String> names = new HashMap<>();
    for (SweepJob job : jobs) {
      String before = names.put(ConfigWriter.write(job.experiment()), job.name());
      if (before != null) {
        throw new InputException(
            file.toString(),
            String.format(
                Locale.ROOT,
                "expected jobs that differ, found the same experiment twice, as '%s' and '%s'",
                before,
                job.name()),
            "Remove one of them.");
      }
    }
  }

  /** Jobs of one name are told apart by their contents, so that no other job renames them. */
  private static List<SweepJob> withNamesOfTheirOwn(List<SweepJob> jobs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    jobs.forEach(job -> counts.merge(job.name(), 1, Integer::sum));
    return jobs.stream().map(job -> counts.get(job.name()) == 1 ? job : hashed(job)).toList();
  }

  private static SweepJob hashed(SweepJob job) {
    String hash = Hashing.sha256().hashString(ConfigWriter.write(job.experiment()), UTF_8) + "";
    String name = job.name() + "-" + hash.substring(0, HASH_DIGITS);
    return new SweepJob(name, job.config(), job.experiment());
  }
}
