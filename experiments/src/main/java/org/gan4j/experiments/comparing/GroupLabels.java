package org.gan4j.experiments.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Short names for groups of runs: the first of these that gives each group another one. The
 * variant's type; what the folders are called, where more than two keys differ; a single key; two
 * keys; all keys in which they differ.
 */
final class GroupLabels {

  /** So few keys say all of the difference themselves. */
  private static final int FEW = 2;

  private final List<RunGroup> groups;
  private final boolean chosen;

  /**
   * @param chosen whether only some keys may name a group, and the folders may not
   */
  private GroupLabels(List<RunGroup> groups, boolean chosen) {
    this.groups = groups;
    this.chosen = chosen;
  }

  /**
   * One label a group.
   *
   * @param keys that may name a group, in the order of the config
   * @param chosen whether the user has chosen them
   */
  static List<String> of(List<RunGroup> groups, List<String> keys, boolean chosen) {
    return new GroupLabels(groups, chosen).labels(keys);
  }

  private List<String> labels(List<String> keys) {
    if (groups.size() == 1) {
      return List.of(chosen ? label(groups.get(0), keys) : groups.get(0).name());
    }
    List<String> differing = keys.stream().filter(this::tellsSomeApart).toList();
    List<List<String>> choices = new ArrayList<>();
    if (differing.contains("variant.type")) {
      choices.add(List.of("variant.type"));
    }
    if (differing.size() > FEW && !chosen && groups.stream().allMatch(RunGroup::hasOneName)) {
      choices.add(List.of());
    }
    differing.forEach(key -> choices.add(List.of(key)));
    for (int i = 0; i < differing.size(); i++) {
      for (int j = i + 1; j < differing.size(); j++) {
        choices.add(List.of(differing.get(i), differing.get(j)));
      }
    }
    return choices.stream()
        .map(this::labelled)
        .filter(labels -> labels.stream().distinct().count() == groups.size())
        .findFirst()
        .orElseGet(() -> labelled(differing));
  }

  /** By some keys, or, by none, by what the folders are called. */
  private List<String> labelled(List<String> keys) {
    return groups.stream()
        .map(group -> keys.isEmpty() ? group.name() : label(group, keys))
        .toList();
  }

  private boolean tellsSomeApart(String key) {
    return groups.stream().allMatch(group -> group.agreesOn(key))
        && groups.stream().map(group -> group.value(key)).distinct().count() > 1;
  }

  private static String label(RunGroup group, List<String> keys) {
    return keys.stream().map(key -> key + "=" + group.value(key)).collect(Collectors.joining(", "));
  }
}
