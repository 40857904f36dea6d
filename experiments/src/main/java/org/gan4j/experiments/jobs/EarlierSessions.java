package org.gan4j.experiments.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.run.Provenance;

/**
 * What a run's files say of the sessions before this one: the config, the images and the machine
 * that it goes on with are held against it.
 *
 * @param run its folder
 * @param checkpoint that it goes on from, empty where it begins anew
 * @param provenance as written last, empty where the file is missing
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

  /** Steps that are done. */
  long step() {
    return checkpoint.map(Checkpoint::step).orElse(0L);
  }

  /**
   * Refuses another config than the last checkpoint's, unless that very change has been accepted
   * before.
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
        "Put the old values back, or go on with these by --accept-changes.");
  }

  private boolean isAccepted(List<String> changes) {
    String before = configText();
    return provenance.map(Provenance::changes).orElse(List.of()).stream()
        .anyMatch(
            change ->
                change.step() == step()
                    && before.equals(change.config())
                    && change.differences().containsAll(changes));
  }

  /**
   * Refuses other images: equal configs must mean equal images, and a folder may have been changed
   * since.
   *
   * @throws InputException with both hashes
   */
  void requireSameData(Dataset dataset) {
    String expected = provenance.map(Provenance::datasetSha256).orElse(dataset.contentHash());
    if (!dataset.contentHash().equals(expected)) {
      throw new InputException(
          "/dataset",
          "expected the images that the run began with (SHA-256 "
              + expected
              + "), found others ("
              + dataset.contentHash()
              + ")",
          "Put them back, or go on with these by --accept-changes.");
    }
  }

  /**
   * The provenance of the run as it goes on: the sessions before, and what is no longer the same.
   *
   * @param experiment that it goes on with
   * @param now what this session is made of
   */
  Provenance continued(Experiment experiment, Provenance now) {
    if (provenance.isEmpty()) {
      return now;
    }
    Provenance before = provenance.get();
    List<String> config = configChanges(experiment);
    List<String> differences = new ArrayList<>(config);
    if (!now.datasetSha256().equals(before.datasetSha256())) {
      differences.add("images: " + before.datasetSha256() + " -> " + now.datasetSha256());
    }
    differences.addAll(Provenances.environment(before, now));
    List<Provenance.Change> changes = new ArrayList<>(before.changes());
    if (!differences.isEmpty() && !isAccepted(differences)) {
      changes.add(
          new Provenance.Change(
              step(),
              Instant.now().toString(),
              differences,
              config.isEmpty() ? null : configText()));
    }
    return now.judgedBy(before.featureNetworks()).after(changes, before.sessions());
  }

  /** As texts, one a value. A config that this version cannot read is one difference. */
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
