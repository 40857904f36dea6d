package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Weights before and after: which networks a phase moved. */
final class Moves {

  private Moves() {}

  /** Every weight of the network has changed. */
  static void all(Map<String, float[]> before, Map<String, float[]> after) {
    assertThat(before).isNotEmpty();
    before.forEach((name, values) -> assertThat(after.get(name)).as(name).isNotEqualTo(values));
  }

  /** No bit of the network has changed. */
  static void none(Map<String, float[]> before, Map<String, float[]> after) {
    assertThat(before).isNotEmpty();
    before.forEach((name, values) -> assertThat(after.get(name)).as(name).isEqualTo(values));
  }
}
