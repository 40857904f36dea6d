package org.gan4j.experiments.checking;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gan4j.core.data.Split;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.conformance.Conformance;
import org.gan4j.train.conformance.Finding;

/** Checks that an experiment's variant does what every variant must do. */
public record ConformWork(Experiment experiment, PrintStream terminal) {

  /**
   * Runs all checks.
   *
   * @param lines receives a line for each check as it ends, and one for all at the end
   * @return whether all passed
   */
  public boolean conform(Consumer<String> lines) {
    ProcessDevice.prepare(ExperimentFactory.execution(experiment), terminal::println);
    long start = System.nanoTime();
    var settings =
        ExperimentFactory.settings(experiment, ExperimentFactory.dataset(experiment, Split.TRAIN));
    try (Conformance conformance =
        new Conformance(() -> Variants.create(experiment.variant()), settings)) {
      List<Finding> findings = conformance.runAll(finding -> lines.accept(finding.toString()));
      long passed = findings.stream().filter(Finding::passed).count();
      lines.accept(
          String.format(
              Locale.ROOT,
              "%d of %d checks passed, in %.0f s",
              passed,
              findings.size(),
              (System.nanoTime() - start) / 1e9));
      return passed == findings.size();
    }
  }
}
