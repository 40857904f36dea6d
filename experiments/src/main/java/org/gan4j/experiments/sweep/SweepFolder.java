package org.gan4j.experiments.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.OwnFiles;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;

/**
 * The folder of a sweep's runs. A job finds its run by its name, so a sweep may grow and its runs
 * keep their numbers.
 *
 * @param path {@code runs/SWEEP}
 */
record SweepFolder(Path path) {

  private static final Pattern NAME = Pattern.compile("(\\d{5})-(.+)");

  /**
   * The runs of the jobs, made or not: those that have none yet get the next numbers.
   *
   * @throws InputException if the run of a job's name is one of another config, or the folder holds
   *     links, pipes or devices
   */
  List<SweepRun> runs(List<SweepJob> jobs) {
    if (Files.exists(path)) {
      OwnFiles.require(path);
    }
    Map<String, Integer> numbers = numbers();
    int last = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<SweepRun> runs = new ArrayList<>();
    for (SweepJob job : jobs) {
      int number = numbers.containsKey(job.name()) ? numbers.get(job.name()) : ++last;
      Path folder = path.resolve(String.format(Locale.ROOT, "%05d-%s", number, job.name()));
      SweepRun run = new SweepRun(number, job, new RunDirectory(folder));
      requireSameConfig(run);
      runs.add(run);
    }
    return runs;
  }

  /** The folders of runs that no job has, by name. */
  List<String> others(List<SweepRun> runs) {
    Map<String, Integer> numbers = numbers();
    runs.forEach(run -> numbers.remove(run.job().name()));
    return numbers.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%05d-%s", entry.getValue(), entry.getKey()))
        .sorted()
        .toList();
  }

  /** Makes the folders that are missing, each with its config. */
  void make(List<SweepRun> runs) {
    for (SweepRun run : runs) {
      RunDirectory directory = run.directory();
      if (!Files.exists(directory.config())) {
        AtomicFile.makeFolder(directory.samples());
        AtomicFile.makeFolder(directory.checkpoints());
        byte[] config = ConfigWriter.write(run.job().experiment()).getBytes(UTF_8);
        AtomicFile.write(directory.config(), config);
      }
    }
  }

  private static void requireSameConfig(SweepRun run) {
    Path config = run.directory().config();
    if (!Files.exists(config)) {
      return;
    }
    Experiment before = Experiment.readFixed(config, List.of());
    ConfigDifference difference = ConfigDifference.between(before, run.job().experiment());
    if (!difference.changes().isEmpty()) {
      throw new InputException(
          config.toString(),
          "expected the config of job " + run.job().name() + ", found " + difference,
          "Put the sweep and its configs back as they were, give the sweep another name, or remove"
              + " the run's folder.");
    }
  }

  private Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new TreeMap<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        entries
            .map(entry -> NAME.matcher(entry.getFileName().toString()))
            .filter(Matcher::matches)
            .forEach(match -> numbers.put(match.group(2), Integer.parseInt(match.group(1))));
      } catch (IOException unlisted) {
        throw new UncheckedIOException(unlisted);
      }
    }
    return numbers;
  }
}
