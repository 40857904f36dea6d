package org.gan4j.experiments.measuring;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Samples;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.SourceSet;

/**
 * The sets of images that a command names: runs, data sets with their split, folders and files.
 * Owns what it has opened.
 */
final class OpenSets implements AutoCloseable {

  /** Data sets that can be named with a split; they are 28x28 grey. */
  private static final List<String> DATASETS = List.of("mnist", "fashion-mnist");

  private final Path runs;
  private final boolean skipsDamaged;
  private final PrintStream terminal;
  private final Map<String, MeasuredSet> sets = new LinkedHashMap<>();
  private final Map<Path, SampledRun> sampled = new LinkedHashMap<>();
  private final List<AutoCloseable> files = new ArrayList<>();

  /**
   * @param runs the folder of runs
   * @param skipsDamaged whether files that cannot be read are left out
   * @param terminal receives a line for each file left out
   */
  OpenSets(Path runs, boolean skipsDamaged, PrintStream terminal) {
    this.runs = runs;
    this.skipsDamaged = skipsDamaged;
    this.terminal = terminal;
  }

  /**
   * Opens a set.
   *
   * @param name a path, a data set with its split, or a run
   * @param samples number of images of a run; ignored for other sets
   * @throws InputException if there is no such set, or if the number of samples of a run is missing
   */
  MeasuredSet get(String name, Optional<Integer> samples) {
    Optional<RunDirectory> run = run(name);
    if (run.isPresent()) {
      return sampled(run.get()).samples(requireCount(name, samples));
    }
    return sets.computeIfAbsent(name, this::open);
  }

  /** Returns the origin of a set, for the record. */
  Samples origin(String name, MeasuredSet set) {
    return run(name)
        .map(run -> sampled(run).origin(set))
        .orElseGet(() -> new Samples(set.name(), set.contentHash(), null, null, null, null));
  }

  private SampledRun sampled(RunDirectory run) {
    return sampled.computeIfAbsent(run.path(), path -> SampledRun.open(run, terminal));
  }

  private MeasuredSet open(String name) {
    Path path = Path.of(name);
    if (Files.exists(path)) {
      return GivenFiles.open(path, skipsDamaged, terminal, files::add);
    }
    for (String dataset : DATASETS) {
      for (Split split : Split.values()) {
        if (name.equals(dataset + "/" + split)) {
          var spec = new DatasetSpec(dataset, Optional.empty(), 28, 1);
          return SourceSet.of(DatasetCatalog.ofEnvironment().load(spec, split));
        }
      }
    }
    throw new InputException(
        name,
        "expected a folder, a file, a run, or a data set with its split, found none of these",
        "Data sets are "
            + String.join(
                ", ",
                DATASETS.stream().flatMap(set -> Stream.of(set + "/train", set + "/test")).toList())
            + "; runs are looked for in "
            + runs
            + " (--runs).");
  }

  private Optional<RunDirectory> run(String name) {
    return Stream.of(Path.of(name), runs.resolve(name))
        .filter(path -> Files.isRegularFile(new RunDirectory(path).config()))
        .findFirst()
        .map(RunDirectory::open);
  }

  private static int requireCount(String name, Optional<Integer> samples) {
    return samples.orElseThrow(
        () ->
            new InputException(
                name,
                "expected a protocol with a count, because a run can draw any number of samples, found one"
                    + " without",
                "Write, for instance, fid10k-mnist-cnn."));
  }

  @Override
  public void close() {
    sampled.values().forEach(SampledRun::close);
    for (AutoCloseable file : files) {
      try {
        file.close();
      } catch (Exception failed) {
        throw new IllegalStateException("cannot close a file that was read", failed);
      }
    }
  }
}
