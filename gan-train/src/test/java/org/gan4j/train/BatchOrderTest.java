package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  private static List<Integer> firstPositions(BatchOrder order, int batches) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      IntStream.of(order.batch(i)).forEach(indices::add);
    }
    return indices;
  }

  @Test
  void everyImageComesOnceAnEpochAlsoWhereBatchesStraddleEpochs() {
    List<Integer> indices = firstPositions(new BatchOrder(5, 10, 4), 15);
    for (int epoch = 0; epoch < 6; epoch++) {
      assertThat(indices.subList(epoch * 10, epoch * 10 + 10))
          .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void epochsHaveOrdersOfTheirOwn() {
    List<Integer> indices = firstPositions(new BatchOrder(5, 10, 10), 2);
    assertThat(indices.subList(0, 10)).isNotEqualTo(indices.subList(10, 20));
  }

  @Test
  void aBatchFollowsFromItsNumberAlone() {
    BatchOrder asked = new BatchOrder(5, 10, 4);
    int[] later = asked.batch(7);
    asked.batch(0);
    assertThat(asked.batch(7)).isEqualTo(later);
    assertThat(new BatchOrder(5, 10, 4).batch(7)).isEqualTo(later);
  }

  @Test
  void theSeedDecidesTheOrder() {
    assertThat(new BatchOrder(6, 100, 100).batch(0))
        .isNotEqualTo(new BatchOrder(5, 100, 100).batch(0));
  }

  @Test
  void theBatchSizeOnlyCutsTheSameRow() {
    assertThat(firstPositions(new BatchOrder(5, 10, 3), 20))
        .isEqualTo(firstPositions(new BatchOrder(5, 10, 4), 15));
  }

  @Test
  void aBatchMayBeLargerThanTheDataSet() {
    assertThat(new BatchOrder(5, 3, 7).batch(0)).hasSize(7).contains(0, 1, 2);
  }
}
