package org.gan4j.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

  @Test
  void quartilesLieBetweenNeighbours() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1.75, 3.25));
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void aRateHasItsQuartilesTheOtherWayRound() {
    assertThat(new Spread(10, 8, 20).into(1000)).isEqualTo(new Spread(100, 50, 125));
  }

  @Test
  void apartMeansAGapBetweenTheQuartiles() {
    Spread spread = new Spread(10, 9, 11);
    assertThat(spread.isApartFrom(new Spread(12, 11.5, 13))).isTrue();
    assertThat(spread.isApartFrom(new Spread(8, 7, 8.5))).isTrue();
    assertThat(spread.isApartFrom(new Spread(12, 10.5, 13))).isFalse();
    assertThat(spread.isApartFrom(spread)).isFalse();
  }
}
