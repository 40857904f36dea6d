package org.gan4j.train.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.data.ImageShape;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check catches the mistakes it is there for, and none that is not made. */
final class PlantedFaultsTest {

  private static Conformance conformance(Fault fault, long seed) {
    GraphSettings settings =
        GraphSettings.of(DataShape.of(new ImageShape(8, 8, 1), 1).withClasses(4), 1, seed);
    return new Conformance(() -> new Specimen(fault), settings);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aSoundVariantPassesEveryCheck(long seed) {
    try (Conformance conformance = conformance(Fault.NONE, seed)) {
      assertThat(conformance.runAll(finding -> {})).allMatch(Finding::passed);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsCaught(Fault fault) {
    try (Conformance conformance = conformance(fault, 1)) {
      Finding finding = conformance.run(FaultyLayers.CAUGHT_BY.get(fault));
      assertThat(finding.passed()).as("%s", finding).isFalse();
    }
  }
}
