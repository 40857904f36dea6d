package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class ClassHistogramTest {

  @Test
  void countsTheLargestLogitAndTheFirstOfEquals() {
    ClassHistogram histogram = new ClassHistogram(3);
    histogram.add(TestFeatures.logits(new double[][] {{1, 2, 0}, {-3, -2, -1}}));
    histogram.add(TestFeatures.logits(new double[][] {{5, 5, 4}, {0, 9, 3}}));

    assertThat(histogram.shares()).containsExactly(0.25, 0.5, 0.25);
  }
}
