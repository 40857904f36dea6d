package org.gan4j.experiments.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.run.TrainingData;

/**
 * What a run's files say about its earlier sessions. The present config, images and machine are
 * compared with that.
 *
 * @param run folder of the run
 * @param checkpoint checkpoint from which it continues; empty if it begins anew
 * @param provenance provenance as last written; empty if the file is missing
 */
record EarlierSessions(
    RunDirectory run, Optional<Checkpoint> checkpoint, Optional<Provenance> provenance) {

  static EarlierSessions of(RunDirectory run, Optional<Checkpoint> checkpoint) {
    Optional<Provenance> provenance =
        Files.exists(run.provenance())
            ? Optional.of(Provenance.read(run.provenance()))
            : Optional.empty();
    return new EarlierSessions(run, checkpoint, provenance);
  }

  /** Returns the number of steps that are done. */
  long step() {
    return checkpoint.map(Checkpoint::step).orElse(0L);
  }

  /**
   * Refuses a config that differs from the last checkpoint's, unless exactly this change was
   * accepted before.
   *
   * @throws InputException with the difference
   */
  void requireSameConfig(Experiment now) {
    List<String> changes = configChanges(now);
    if (changes.isEmpty() || isAccepted(changes)) {
      return;
    }
    throw new InputException(
        run.config().toString(),
        "expected the config of checkpoint step "
            + step()
            + ", found "
            + String.join(", ", changes),
        "Put the old values back, or continue with these by --accept-changes.");
  }

  private boolean isAccepted(List<String> changes) {
    String before = configText();
    return acceptedHere()
        .anyMatch(
            change -> before.equals(change.config()) && change.differences().containsAll(changes));
  }

  private boolean isAccepted(String difference) {
    return acceptedHere().anyMatch(change -> change.differences().contains(difference));
  }

  /** Returns the changes that were accepted at this step, for steps that run again. */
  private Stream<Provenance.Change> acceptedHere() {
    return history().undone().stream().filter(change -> change.step() == step());
  }

  private ChangeHistory history() {
    return ChangeHistory.at(step(), provenance.map(Provenance::changes).orElse(List.of()));
  }

  /**
   * Refuses a changed config with which no step is left to train, because the run would then claim
   * a config that it was not trained with.
   *
   * @throws InputException that names the steps that are done
   */
  void requireNothingNew(Experiment now) {
    List<String> changes = configChanges(now);
    if (!changes.isEmpty()) {
      throw new InputException(
          run.config() + ": /training/steps",
          "expected more than the "
              + step()
              + " steps that are done, found "
              + now.training().steps(),
          "Give more steps, or leave these changes out: " + String.join(", ", changes) + ".");
    }
  }

  /**
   * Refuses images that differ from the checkpoint's, unless they were accepted before. Equal
   * configs must mean equal images, but a folder may have changed.
   *
   * @throws InputException with both hashes
   */
  void requireSameData(Dataset dataset) {
    String now = dataset.contentHash();
    String expected = provenance.map(this::images).orElse(now);
    String change = ChangeHistory.images(expected, now);
    if (!now.equals(expected) && !isAccepted(change)) {
      throw InputException.atKey(
          "/dataset",
          "expected the images that the run was trained on (SHA-256 "
              + expected
              + "), found others ("
              + now
              + ")",
          "Put them back, or continue with these by --accept-changes.");
    }
    TrainingData.read(run.data())
        .filter(data -> data.contentHash().equals(now))
        .ifPresent(data -> requireSameClasses(data, dataset.classNames()));
  }

  /** The hash of the images covers their labels, but not the names of the classes. */
  private void requireSameClasses(TrainingData data, ClassNames classes) {
    String now = text(classes.names());
    String before = history().classesOr(text(data.classNames()));
    if (!before.equals(now) && !isAccepted(ChangeHistory.classes(before, now))) {
      throw InputException.atKey(
          "/dataset",
          String.format(
              Locale.ROOT,
              "expected the classes that the run began with (%s), found others (%s)",
              before,
              now),
          "Put their names back, or continue with these by --accept-changes.");
    }
  }

  /** Returns the hash of the images that the checkpoint was trained on. */
  private String images(Provenance last) {
    return history().imagesOr(last.datasetSha256());
  }

  /**
   * Returns the provenance of the continued run, with the earlier sessions and the changes that
   * have affected its state. A run that begins anew has none of these.
   *
   * @param experiment experiment with which it continues
   * @param classes present names of the classes
   * @param now provenance of this session
   */
  Provenance continued(Experiment experiment, ClassNames classes, Provenance now) {
    if (provenance.isEmpty()) {
      return now;
    }
    Provenance before = provenance.get();
    List<Provenance.Change> changes =
        checkpoint.isEmpty() ? List.of() : history().with(change(experiment, classes, before, now));
    return now.judgedBy(before.featureNetworks()).after(changes, before.sessions());
  }

  private Provenance.Change change(
      Experiment experiment, ClassNames classes, Provenance before, Provenance now) {
    List<String> config = configChanges(experiment);
    List<String> sinceLast = new ArrayList<>();
    if (!now.datasetSha256().equals(before.datasetSha256())) {
      sinceLast.add(ChangeHistory.images(before.datasetSha256(), now.datasetSha256()));
    }
    renamed(classes).ifPresent(sinceLast::add);
    sinceLast.addAll(Provenances.environment(before, now));
    List<String> differences = new ArrayList<>(config);
    differences.addAll(history().sinceState(sinceLast));
    return new Provenance.Change(
        step(), Instant.now().toString(), differences, config.isEmpty() ? null : configText());
  }

  private Optional<String> renamed(ClassNames classes) {
    String now = text(classes.names());
    return TrainingData.read(run.data())
        .map(data -> text(data.classNames()))
        .filter(before -> !before.equals(now))
        .map(before -> ChangeHistory.classes(before, now));
  }

  /** Returns all names as JSON, because a record must not shorten the list as a message does. */
  private static String text(List<String> names) {
    return new ObjectMapper().valueToTree(names).toString();
  }

  /**
   * Describes the differences between the continued provenance and the earlier one, line by line.
   */
  List<String> news(Provenance continued) {
    List<Provenance.Change> before = provenance.map(Provenance::changes).orElse(List.of());
    List<String> lines = new ArrayList<>();
    before.stream()
        .filter(change -> !continued.changes().contains(change))
        .forEach(change -> lines.addAll(lines("No longer changed", change)));
    continued.changes().stream()
        .filter(change -> !before.contains(change))
        .forEach(change -> lines.addAll(lines("Changed", change)));
    return lines;
  }

  private static List<String> lines(String what, Provenance.Change change) {
    return change.differences().stream()
        .map(difference -> what + " after step " + change.step() + ": " + difference)
        .toList();
  }

  /**
   * Returns one text for each changed value. A config that this version cannot read counts as one
   * difference.
   */
  private List<String> configChanges(Experiment now) {
    String before = configText();
    if (before.equals(ConfigWriter.write(now))) {
      return List.of();
    }
    String place = checkpoint.map(found -> found.folder() + " (config)").orElse("" + run.config());
    return ConfigDifference.between(Experiment.parse(place, before), now).changes().stream()
        .map(ConfigDifference.Change::toString)
        .toList();
  }

  private String configText() {
    return checkpoint
        .map(Checkpoint::config)
        .orElseGet(
            () -> {
              try {
                return Files.readString(run.config());
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            });
  }
}
