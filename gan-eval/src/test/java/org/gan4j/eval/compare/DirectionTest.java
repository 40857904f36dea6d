package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

  @ParameterizedTest
  @CsvSource({
    "fid10k-mnist-cnn, true",
    "fid-infinity10k-mnist-cnn, true",
    "fid500-inception2015-pillow-bicubic-float, true",
    "is10k-mnist-cnn@2-splits, false",
    "kid10k-mnist-cnn@mine, true",
    "ms-ssim10k, true",
    "precision10k-mnist-cnn, false",
    "recall10k-mnist-cnn, false",
    "density10k-mnist-cnn, false",
    "coverage10k-mnist-cnn, false",
    "class-fid10k-mnist-cnn, true",
    "class-divergence10k-mnist-cnn, true",
    "class-identity10k-AtoB-mnist-cnn, false",
    "smallest-class10k-mnist-cnn, false",
    "error10k, true",
    "translation-error10k-AtoB, true",
    "cycle-error10k-A, true",
    "label-agreement10k-mnist-cnn, false"
  })
  void everyNumberOfAnEvaluationHasADirection(String metric, boolean lowerIsBetter) {
    assertThat(Direction.lowerIsBetter(metric)).contains(lowerIsBetter);
  }

  @Test
  void everyNumberOfAMetricHasTheDirectionThatTheMetricDeclares() {
    for (Metric metric : Metrics.all()) {
      assertThat(metric.lowerIsBetterByNumber()).isNotEmpty().containsValue(metric.lowerIsBetter());
      metric
          .lowerIsBetterByNumber()
          .forEach(
              (number, lower) ->
                  assertThat(Direction.lowerIsBetter(number + "10k-mnist-cnn")).contains(lower));
    }
  }

  @Test
  void anotherNumberHasNone() {
    assertThat(Direction.lowerIsBetter("beauty10k-mnist-cnn")).isEmpty();
    assertThat(Direction.lowerIsBetter("fidelity10k")).isEmpty();
  }
}
