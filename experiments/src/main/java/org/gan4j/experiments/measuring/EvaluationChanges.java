package org.gan4j.experiments.measuring;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.run.Provenance;

/**
 * The changes of an evaluation against the config of its run. They are recorded with each number.
 * If the run's own config could give another value, the number gets another name, so that it does
 * not replace the run's own number.
 *
 * @param run run that is measured
 * @param changes changes of its config
 * @param best whether its best checkpoint is measured instead of the last
 */
record EvaluationChanges(RunDirectory run, List<ConfigDifference.Change> changes, boolean best) {

  /** Keys that decide how a run is measured, not how it was trained. */
  private static final String ALLOWED =
      "/(seed|evaluation|execution|dataset/(path|storage|readers|cache)|training/intraOpThreads)"
          + "(/.*)?";

  /**
   * Keys that are part of a number's name, or that decide where and with how many threads it is
   * computed.
   */
  private static final String NAMED =
      "/(evaluation/(samples|splits|protocols|every)|dataset|training"
          + "|execution/(device|devices|memoryLimit|hosts|port|peerTimeout|trustedNetwork|restarts|batchNorm))(/.*)?";

  /**
   * Compares an experiment with the config of a run.
   *
   * @throws InputException if a value differs that the run was trained with
   */
  static EvaluationChanges of(RunDirectory run, Experiment experiment, boolean best) {
    Experiment own = Experiment.read(run.config(), List.of());
    List<ConfigDifference.Change> changes = ConfigDifference.between(own, experiment).changes();
    changes.stream()
        .filter(change -> !change.pointer().matches(ALLOWED))
        .findFirst()
        .ifPresent(
            change -> {
              throw new InputException(
                  run.config() + ": " + change.pointer(),
                  "expected the value that the run was trained with, "
                      + change.before()
                      + ", found "
                      + change.after(),
                  "Change only seed, evaluation.*, execution.* and dataset.path here.");
            });
    return new EvaluationChanges(run, changes, best);
  }

  /**
   * Refuses images that differ from the run's, if their path was changed.
   *
   * @param training loads the images; called only then
   * @throws InputException with both hashes
   */
  void requireSameImages(Supplier<Dataset> training) {
    boolean moved = changes.stream().anyMatch(change -> change.pointer().startsWith("/dataset/"));
    if (!moved || !Files.exists(run.provenance())) {
      return;
    }
    String expected = Provenance.read(run.provenance()).datasetSha256();
    String found = training.get().contentHash();
    if (!found.equals(expected)) {
      throw InputException.atKey(
          "/dataset",
          "expected the images that the run was trained on (SHA-256 "
              + expected
              + "), found others ("
              + found
              + ")",
          "Say where those are. gan metrics measures a run against any images.");
    }
  }

  /** Returns a number with a record of the changes. */
  Evaluation mark(Evaluation measured) {
    List<String> marks = new ArrayList<>();
    if (best) {
      marks.add("best");
    }
    changes.stream()
        .filter(change -> !change.pointer().matches(NAMED))
        .forEach(change -> marks.add(key(change) + "=" + plain(change.after())));
    Evaluation marked = marks.isEmpty() ? measured : measured.marked(String.join(",", marks));
    return changes.isEmpty() ? marked : marked.warned(warning());
  }

  private String warning() {
    return "Not as the run's config has it: "
        + changes.stream().map(ConfigDifference.Change::toString).collect(Collectors.joining(", "));
  }

  private static String key(ConfigDifference.Change change) {
    return plain(change.pointer().substring(1).replace('/', '.'))
        .replaceFirst("^evaluation\\.", "");
  }

  /** Makes a text fit for a file name. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{Alnum}.+-]+", "_");
  }
}
