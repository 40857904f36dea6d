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
    ClassOrder found = order(2000, 10, 7, image -> image / 200);

    assertThat(found.sorted()).isTrue();
    assertThat(found.pValue()).isLessThan(1e-100);
    assertThat(found.loss()).isCloseTo(Math.log(10), within(0.03));
  }

  @Test
  void classesInTurnAreNotSorted() {
    assertThat(order(2000, 10, 7, image -> image % 10).sorted()).isFalse();
  }

  @Test
  void randomOrdersAreNotSortedEvenWithMoreClassesThanImages() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertThat(order(500, 1000, seed, image -> random.nextInt(1000)).sorted()).isFalse();
      assertThat(order(500, 3, seed, image -> random.nextInt(3)).pValue()).isGreaterThan(1e-5);
    }
  }

  @Test
  void manySortedClassesAreFound() {
    assertThat(order(2000, 1000, 7, image -> image / 2).sorted()).isTrue();
    assertThat(order(2000, 1000, 7, image -> image / 20).sorted()).isTrue();
  }

  @Test
  void oneClassAloneIsNotSorted() {
    ClassOrder found = order(100, 10, 7, image -> 3);

    assertThat(found).isEqualTo(new ClassOrder(false, 1, 0));
  }

  private static ClassOrder order(int count, int classes, long seed, IntUnaryOperator answer) {
    double[][] logits = new double[count][classes];
    for (int image = 0; image < count; image++) {
      logits[image][answer.applyAsInt(image)] = 1;
    }
    return ClassOrder.of(TestFeatures.table("logits", logits), 10, seed);
  }
}
