package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;

class SlicedWassersteinTest {

  private static final SlicedWasserstein SMALL = new SlicedWasserstein(10, 8, 32);

  /** Sorted: 1, 2, 9 against 0, 4, 5: (1 + 2 + 4) / 3. */
  @Test
  void distancesOfNumbersAreOfTheSorted() {
    assertThat(SlicedWasserstein.wasserstein(new float[] {9, 1, 2}, new float[] {4, 5, 0}))
        .isCloseTo(7.0 / 3, within(1e-12));
  }

  @Test
  void levelsHalveDownToTheSmallest() {
    Images images = TestPixels.several(10, 1, 1, 2);

    assertThat(SMALL.between(images, images, 1))
        .extracting(SlicedWasserstein.Level::height)
        .containsExactly(24, 12);
    assertThat(new SlicedWasserstein(16, 8, 32).between(images, images, 1)).hasSize(1);
  }

  @Test
  void imagesWithoutNoiseAreFurtherThanOtherImagesWithIt() {
    Images real = TestPixels.several(60, 3, 1, 5);
    List<SlicedWasserstein.Level> alike = SMALL.between(real, TestPixels.several(60, 3, 100, 5), 1);
    List<SlicedWasserstein.Level> other = SMALL.between(real, TestPixels.several(60, 3, 100, 0), 1);

    assertThat(other.get(0).distance()).isGreaterThan(2 * alike.get(0).distance());
    assertThat(alike.get(0).distance()).isPositive();
    assertThat(SMALL.between(real, TestPixels.several(60, 3, 100, 5), 1)).isEqualTo(alike);
  }

  @Test
  void constantImagesAreAtZero() {
    Images black = new Images(TestPixels.several(1, 1, 1, 1).shape(), new byte[3 * 24 * 20]);

    assertThat(SMALL.between(black, black, 1)).allMatch(level -> level.distance() == 0);
  }

  @Test
  void otherCountsAndTooSmallImagesAreRefused() {
    Images three = TestPixels.several(3, 1, 1, 1);

    assertThatThrownBy(() -> SMALL.between(three, TestPixels.several(4, 1, 1, 1), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 3 of 24x20x1 and 4 of 24x20x1");
    assertThatThrownBy(() -> new SlicedWasserstein(21, 8, 32).between(three, three, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 21 pixels a side, found 24x20x1");
  }
}
