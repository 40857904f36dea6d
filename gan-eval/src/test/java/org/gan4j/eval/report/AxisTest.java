package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(axis::label).toList();
  }

  @Test
  void ticksAreRoundNumbers() {
    assertThat(labels(Axis.of(0, 6000, false))).containsExactly("0", "2k", "4k", "6k");
    assertThat(labels(Axis.of(0.13, 0.92, true)))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(Axis.of(-1.5, 2, true))).containsExactly("-2", "-1", "0", "1", "2");
    assertThat(labels(Axis.of(0, 7500, false))).containsExactly("0", "2k", "4k", "6k");
  }

  @Test
  void aConstantHasAnAxisToo() {
    assertThat(labels(Axis.of(3, 3, true))).contains("3");
    assertThat(labels(Axis.of(0, 0, true))).contains("0.0");
    assertThat(labels(Axis.of(1e-7, 1e-7, true))).contains("4e-8", "1e-7", "1.6e-7");
    assertThat(labels(Axis.of(-4e12, 4e12, true))).contains("-4e12", "0", "4e12");
  }

  @Test
  void aFewOutliersDoNotFlattenTheRest() {
    double[] values =
        DoubleStream.concat(DoubleStream.iterate(0, x -> x + 0.01).limit(200), DoubleStream.of(1e9))
            .toArray();

    assertThat(Axis.ofBulk(values).high()).isLessThan(3);
    assertThat(Axis.ofBulk(new double[] {0, 1, 2, 1e9}).high()).isGreaterThanOrEqualTo(1e9);
  }

  @Test
  void positionsRunFromZeroToOne() {
    Axis axis = Axis.of(10, 30, false);

    assertThat(axis.position(10)).isZero();
    assertThat(axis.position(30)).isEqualTo(1);
    assertThat(axis.position(15)).isEqualTo(0.25);
    assertThat(axis.holds(31)).isFalse();
  }
}
