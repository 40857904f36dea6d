package org.gan4j.experiments.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.run.Provenance;

/**
 * The recorded changes of a run, as seen from the step from which it is resumed. The changes before
 * that step have affected the state. Those at that step and later belong to steps that run again.
 *
 * @param lived changes that have affected the state
 * @param undone changes that have not affected the state
 */
record ChangeHistory(List<Provenance.Change> lived, List<Provenance.Change> undone) {

  private static final String IMAGES = "images";
  private static final String CLASSES = "classes";

  static ChangeHistory at(long step, List<Provenance.Change> changes) {
    return new ChangeHistory(
        changes.stream().filter(change -> change.step() < step).toList(),
        changes.stream().filter(change -> change.step() >= step).toList());
  }

  /** Describes a difference between two sets of images. */
  static String images(String before, String now) {
    return new ConfigDifference.Change(IMAGES, before, now).toString();
  }

  /** Describes a difference between the names of the classes. */
  static String classes(String before, String now) {
    return new ConfigDifference.Change(CLASSES, before, now).toString();
  }

  /**
   * Returns the hash of the images that the state was trained on.
   *
   * @param last hash of the last session
   */
  String imagesOr(String last) {
    return before(IMAGES, last);
  }

  /**
   * Returns the names of the classes when the state was trained, in the form of {@link #classes}.
   *
   * @param last names in the last session
   */
  String classesOr(String last) {
    return before(CLASSES, last);
  }

  private String before(String pointer, String last) {
    return undoneValues()
        .filter(change -> change.pointer().equals(pointer))
        .map(ConfigDifference.Change::before)
        .findFirst()
        .orElse(last);
  }

  /**
   * Returns what has changed since the state was trained, apart from the config: changes in the
   * undone part of the run, and changes since then. A value that has changed back does not count.
   *
   * @param now what has changed since the last session
   */
  List<String> sinceState(List<String> now) {
    Map<String, ConfigDifference.Change> changes = new LinkedHashMap<>();
    Stream.concat(undoneValues(), now.stream().flatMap(ChangeHistory::parsed))
        .forEach(
            change ->
                changes.merge(
                    change.pointer(),
                    change,
                    (first, last) ->
                        new ConfigDifference.Change(
                            first.pointer(), first.before(), last.after())));
    return changes.values().stream()
        .filter(change -> !change.before().equals(change.after()))
        .map(ConfigDifference.Change::toString)
        .toList();
  }

  private Stream<ConfigDifference.Change> undoneValues() {
    return undone.stream()
        .flatMap(change -> change.differences().stream())
        .filter(difference -> !Experiment.isPointedAtBy(difference))
        .flatMap(ChangeHistory::parsed);
  }

  private static Stream<ConfigDifference.Change> parsed(String difference) {
    return ConfigDifference.Change.parse(difference).stream();
  }

  /** Returns the changes of the continued run, with this one unless it is empty. */
  List<Provenance.Change> with(Provenance.Change change) {
    List<Provenance.Change> all = new ArrayList<>(lived);
    if (!change.differences().isEmpty()) {
      all.add(recorded(change).orElse(change));
    }
    return all;
  }

  /** Finds the same change as recorded before, with its date. */
  private Optional<Provenance.Change> recorded(Provenance.Change change) {
    return undone.stream()
        .filter(
            before ->
                before.step() == change.step() && before.differences().equals(change.differences()))
        .findFirst();
  }
}
