package org.gan4j.core.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedReadTest {

  /** Image i is i in two bytes; reading takes longer for some; images from {@code bad} on fail. */
  private record Numbers(int count, int bad) implements ImageStore {

    @Override
    public ImageShape shape() {
      return new ImageShape(1, 2, 1);
    }

    @Override
    public void read(int position, byte[] pixels, int offset) {
      if (position >= bad) {
        throw new InputException("image " + position, "expected more, found none", "Stop.");
      }
      if (new Random(position).nextInt(50) == 0) {
        Thread.yield();
      }
      pixels[offset] = (byte) (position >> 8);
      pixels[offset + 1] = (byte) position;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void imagesComeInTheirOrderWhateverTheNumberOfThreads(int threads) {
    List<Integer> seen = new ArrayList<>();
    new OrderedRead(new Numbers(1000, 1000), threads)
        .forEach(
            (first, pixels) -> {
              assertThat(first).isEqualTo(seen.size());
              for (int i = 0; i < pixels.length; i += 2) {
                seen.add((pixels[i] & 0xff) << 8 | pixels[i + 1] & 0xff);
              }
            });
    assertThat(seen).hasSize(1000).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theFirstBadImageInOrderIsTheOneNamed(int threads) {
    OrderedRead read = new OrderedRead(new Numbers(1000, 333), threads);
    assertThatThrownBy(() -> read.forEach((first, pixels) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("image 333: ");
  }

  @Test
  void whatTheConsumerThrowsEndsIt() {
    OrderedRead read = new OrderedRead(new Numbers(1000, 1000), 2);
    assertThatThrownBy(
            () ->
                read.forEach(
                    (first, pixels) -> {
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");
  }
}
