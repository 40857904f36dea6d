package org.gan4j.train.conformance;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds where two states of one training differ. */
final class Difference {

  private Difference() {}

  /** Returns the first variable that differs, in the order of their declaration. */
  static Optional<String> first(Map<String, byte[]> expected, Map<String, byte[]> found) {
    if (!expected.keySet().equals(found.keySet())) {
      return Optional.of("the graphs have different variables");
    }
    return expected.keySet().stream()
        .filter(name -> !Arrays.equals(expected.get(name), found.get(name)))
        .findFirst()
        .map(name -> "'" + name + "' differs");
  }
}
