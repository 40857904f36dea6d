package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class ClassOrderTest {

  /** Ten splits of one class each: the whole entropy of the classes, log 10, is lost. */
  @Test
  void classAfterClassIsSorted() {
    ClassOrder.Verdict verdict = verdict(2000, 10, 7, image -> image / 200);

    assertThat(verdict.sorted()).isTrue();
    assertThat(verdict.pValue()).isLessThan(1e-100);
    assertThat(verdict.loss()).isCloseTo(Math.log(10), within(0.03));
  }

  @Test
  void classesInTurnAreNotSorted() {
    assertThat(verdict(2000, 10, 7, image -> image % 10).sorted()).isFalse();
  }

  @Test
  void randomOrdersAreNotSortedEvenWithMoreClassesThanImages() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertThat(verdict(500, 1000, seed, image -> random.nextInt(1000)).sorted()).isFalse();
      assertThat(verdict(500, 3, seed, image -> random.nextInt(3)).pValue()).isGreaterThan(1e-5);
    }
  }

  @Test
  void manySortedClassesAreFound() {
    assertThat(verdict(2000, 1000, 7, image -> image / 2).sorted()).isTrue();
    assertThat(verdict(2000, 1000, 7, image -> image / 20).sorted()).isTrue();
  }

  @Test
  void oneClassAloneIsNotSorted() {
    ClassOrder.Verdict verdict = verdict(100, 10, 7, image -> 3);

    assertThat(verdict).isEqualTo(new ClassOrder.Verdict(false, 1, 0));
  }

  private static ClassOrder.Verdict verdict(
      int count, int classes, long seed, IntUnaryOperator answer) {
    double[][] logits = new double[count][classes];
    for (int image = 0; image < count; image++) {
      logits[image][answer.applyAsInt(image)] = 1;
    }
    ClassOrder order = new ClassOrder(count, classes, 10, seed);
    order.add(TestFeatures.logits(logits));
    return order.verdict();
  }
}
