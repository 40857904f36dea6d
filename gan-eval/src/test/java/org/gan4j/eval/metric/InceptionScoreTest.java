package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class InceptionScoreTest {

  @Test
  void uniformPredictionsScoreOne() {
    InceptionScore.Score score = score(new double[100][10], 10);

    assertThat(score.mean()).isCloseTo(1, within(1e-12));
    assertThat(score.deviation()).isCloseTo(0, within(1e-12));
  }

  @Test
  void certainAndBalancedPredictionsScoreTheNumberOfClasses() {
    double[][] logits = new double[100][10];
    for (int i = 0; i < logits.length; i++) {
      logits[i][i % 10] = 1000;
    }

    assertThat(score(logits, 10).mean()).isCloseTo(10, within(1e-9));
    assertThat(score(logits, 1).mean()).isCloseTo(10, within(1e-9));
  }

  @Test
  void oneClassOnlyScoresOne() {
    double[][] logits = new double[20][10];
    for (double[] row : logits) {
      row[3] = 50;
    }

    assertThat(score(logits, 1).mean()).isCloseTo(1, within(1e-9));
  }

  /** NumPy 2.4.6: exp(mean(sum(p (log p - log mean p)))) = 1.243579140043484. */
  @Test
  void oneSplitAgreesWithNumPy() {
    InceptionScore.Score score = score(new double[][] {{1, 2, 3}, {-1, 5, 3.1}}, 1);

    assertThat(score.mean()).isCloseTo(1.243579140043484, within(1e-7));
    assertThat(score.deviation()).isZero();
  }

  /**
   * NumPy 2.4.6, 25 images in splits of 2 and 3, part i = [i n // 10, (i + 1) n // 10): mean
   * 1.4388528909461171, population deviation 0.1420096949094508.
   */
  @Test
  void tenUnevenSplitsAgreeWithNumPy() {
    double[][] logits = new double[25][4];
    for (int i = 0; i < 25; i++) {
      for (int k = 0; k < 4; k++) {
        logits[i][k] = 3 * Math.sin(1.3 * (i + 1) * (k + 1));
      }
    }
    InceptionScore.Score score = score(logits, 10);

    assertThat(score.mean()).isCloseTo(1.4388528909461171, within(1e-6));
    assertThat(score.deviation()).isCloseTo(0.1420096949094508, within(1e-6));
  }

  @Test
  void fewerImagesThanSplitsAreRefused() {
    assertThatThrownBy(() -> score(new double[9][3], 10))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 9");
  }

  private static InceptionScore.Score score(double[][] logits, int splits) {
    return InceptionScore.score(TestFeatures.table("logits", logits), splits);
  }
}
