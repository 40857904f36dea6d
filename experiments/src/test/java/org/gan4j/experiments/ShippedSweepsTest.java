package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.experiments.checking.CheckWork;
import org.gan4j.experiments.sweep.Sweep;
import org.gan4j.experiments.sweep.SweepConfig;
import org.gan4j.experiments.sweep.SweepJob;
import org.gan4j.experiments.sweep.SweepJobs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSweepsTest {

  @TempDir private Path runs;

  static List<Path> sweeps() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs/sweeps"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void hasJobsOfWhichEachComputesInTheThreadsItLeavesTheOthers(Path file) {
    SweepConfig sweep = SweepConfig.read(file);
    assertThat(SweepJobs.of(file, sweep))
        .hasSizeGreaterThan(sweep.seeds().size())
        .extracting(SweepJob::experiment)
        .allMatch(experiment -> experiment.training().intraOpThreads() == 1);
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void eachExperimentCanBeTrainedAndEvaluated(Path file) {
    Sweep.open(file, runs).check(experiment -> new CheckWork(experiment, System.err).check());
    assertThat(runs).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("sweeps")
  void itsHeaderSaysCommandAndWhatToExpect(Path file) throws IOException {
    List<String> header =
        Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("#")).toList();
    assertThat(header).anyMatch(line -> line.equals("# Command: ./gan sweep experiments/" + file));
    assertThat(header).anyMatch(line -> line.matches("# Expect: \\d+ runs, .*"));
  }
}
