package org.gan4j.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final double[] VALUES = new Random(1).doubles(400).toArray();

  @Test
  void theErrorOfAMeanIsItsDeviationOverTheRootOfN() {
    Bootstrap.Interval interval = of(new Bootstrap(2000, 0.95, 3));
    double error = Math.sqrt(1 / 12.0 / 400);

    assertThat(interval.standardError()).isCloseTo(error, withinPercentage(10));
    assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * error, withinPercentage(10));
  }

  @Test
  void followsFromTheSeed() {
    assertThat(of(new Bootstrap(50, 0.9, 3))).isEqualTo(of(new Bootstrap(50, 0.9, 3)));
    assertThat(of(new Bootstrap(50, 0.9, 4))).isNotEqualTo(of(new Bootstrap(50, 0.9, 3)));
  }

  /** 95 % intervals of 200 samples hold the true mean in about 190. */
  @Test
  void coversAsOftenAsItSays() {
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 1);
    long held =
        IntStream.range(0, 200)
            .mapToObj(
                seed -> {
                  double[] sample = new Random(seed).doubles(60).toArray();
                  return bootstrap.of(60, images -> mean(sample, images));
                })
            .filter(interval -> interval.low() <= 0.5 && 0.5 <= interval.high())
            .count();

    assertThat(held).isBetween(178L, 199L);
  }

  @Test
  void oneResampleIsRefused() {
    assertThatThrownBy(() -> new Bootstrap(1, 0.95, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Bootstrap.Interval of(Bootstrap bootstrap) {
    return bootstrap.of(VALUES.length, images -> mean(VALUES, images));
  }

  private static double mean(double[] values, int[] images) {
    return Arrays.stream(images).mapToDouble(i -> values[i]).average().orElseThrow();
  }
}
