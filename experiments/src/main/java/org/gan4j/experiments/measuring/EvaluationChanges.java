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
 * What an evaluation does otherwise than its run's config says. All of it is written with each
 * number. A number that the run's own config might give another value for gets another name, so
 * that it takes the place of none.
 *
 * @param run that is measured
 * @param changes of its config
 * @param best whether its best checkpoint is measured, and not the last
 */
record EvaluationChanges(RunDirectory run, List<ConfigDifference.Change> changes, boolean best) {

  /** What decides how a run is judged, and not what it is. */
  private static final String ALLOWED =
      "/(seed|evaluation|execution|dataset/(path|storage|readers|cache)|training/intraOpThreads)"
          + "(/.*)?";

  /** What the name of a number says, and where and by how many threads it is computed. */
  private static final String NAMED =
      "/(evaluation/(samples|splits|protocols|every)|dataset|training"
          + "|execution/(device|devices|memoryLimit|hosts|port|peerTimeout|trustedNetwork|restarts|batchNorm))(/.*)?";

  /**
   * Holds an experiment against the config of a run.
   *
   * @throws InputException if it is another one than was trained
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
   * Refuses other images than the run's where their place was changed.
   *
   * @param training the images, asked for only then
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

  /** A number with what was otherwise. */
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

  /** As part of a file's name. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{Alnum}.+-]+", "_");
  }
}
