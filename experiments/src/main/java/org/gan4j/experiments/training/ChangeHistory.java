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
 * The recorded changes of a run, seen from a step that it is resumed from. A state has lived
 * through the changes before its step. Those after it, and at its very step, belong to steps that
 * are done again.
 *
 * @param lived changes that made the state what it is
 * @param undone changes that the state knows nothing of
 */
record ChangeHistory(List<Provenance.Change> lived, List<Provenance.Change> undone) {

  private static final String IMAGES = "images";
  private static final String CLASSES = "classes";

  static ChangeHistory at(long step, List<Provenance.Change> changes) {
    return new ChangeHistory(
        changes.stream().filter(change -> change.step() < step).toList(),
        changes.stream().filter(change -> change.step() >= step).toList());
  }

  /** How a difference between two sets of images is written. */
  static String images(String before, String now) {
    return new ConfigDifference.Change(IMAGES, before, now).toString();
  }

  /** How a difference between the names of the classes is written. */
  static String classes(String before, String now) {
    return new ConfigDifference.Change(CLASSES, before, now).toString();
  }

  /**
   * The hash of the images that the state was trained on.
   *
   * @param last the hash of the last session
   */
  String imagesOr(String last) {
    return before(IMAGES, last);
  }

  /**
   * What the classes were called when the state was trained, as {@link #classes} has it.
   *
   * @param last what the last session called them
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
   * What is not as it was when the state was trained, but for the config: what had changed in the
   * undone part of the run, and then until now. A value that is what it was is none of these.
   *
   * @param now what is not as it was in the last session
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

  /** The changes of the run as it goes on: with this one, unless it says nothing. */
  List<Provenance.Change> with(Provenance.Change change) {
    List<Provenance.Change> all = new ArrayList<>(lived);
    if (!change.differences().isEmpty()) {
      all.add(recorded(change).orElse(change));
    }
    return all;
  }

  /** The same change as it was recorded before, with its date. */
  private Optional<Provenance.Change> recorded(Provenance.Change change) {
    return undone.stream()
        .filter(
            before ->
                before.step() == change.step() && before.differences().equals(change.differences()))
        .findFirst();
  }
}
