package org.gan4j.eval.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.resize.PillowFilter;
import org.gan4j.eval.image.resize.PillowFloatResizer;
import org.gan4j.eval.image.resize.PillowOrder;
import org.gan4j.eval.internal.numpy.NpyValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageBlocksTest {

  private static final Preparation RGB = (image, name) -> FloatImages.of(image.rgb());

  @TempDir private Path folder;

  /** Images of changing sizes, some grey, all pixels of one telling its index; some may be bad. */
  private record Made(int count, List<Integer> bad, AtomicInteger furthest)
      implements ImageCollection {

    Made(int count, Integer... bad) {
      this(count, List.of(bad), new AtomicInteger());
    }

    @Override
    public String name() {
      return "made";
    }

    @Override
    public String contentHash() {
      return "";
    }

    @Override
    public String nameOf(int index) {
      return "made " + index;
    }

    @Override
    public Images read(int index) {
      furthest.accumulateAndGet(index, Math::max);
      if (bad.contains(index)) {
        throw new InputException(nameOf(index), "bad", "Mend it.");
      }
      int size = 1 + index / 100 % 3;
      byte[] pixels = new byte[size * size * (index % 7 == 0 ? 3 : 1)];
      Arrays.fill(pixels, (byte) index);
      return new Images(new ImageShape(size, size, index % 7 == 0 ? 3 : 1), pixels);
    }
  }

  private static List<ImageBlocks.Block> walk(ImageCollection images, int size, int threads) {
    List<ImageBlocks.Block> blocks = new ArrayList<>();
    new ImageBlocks(images, RGB, size, threads).forEach(blocks::add);
    return blocks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void blocksAreTheSameWhateverTheThreads(int threads) {
    List<ImageBlocks.Block> blocks = walk(new Made(1000), 64, threads);
    assertThat(blocks.stream().map(ImageBlocks.Block::from).toList())
        .containsExactly(
            0, 64, 100, 164, 200, 264, 300, 364, 400, 464, 500, 564, 600, 664, 700, 764, 800, 864,
            900, 964);
    int next = 0;
    for (ImageBlocks.Block block : blocks) {
      assertThat(block.from()).isEqualTo(next);
      int size = block.images().shape().size();
      assertThat(size).isEqualTo((1 + next / 100 % 3) * (1 + next / 100 % 3) * 3);
      for (int k = 0; k < block.images().pixels().length; k++) {
        assertThat(block.images().pixels()[k]).isEqualTo((next + k / size) & 0xff);
      }
      next = block.to();
    }
    assertThat(next).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theErrorIsThatOfTheFirstBadImageAfterTheFullBlocksBeforeIt(int threads) {
    List<Integer> seen = new ArrayList<>();
    ImageBlocks blocks = new ImageBlocks(new Made(600, 151, 150, 500), RGB, 20, threads);
    assertThatThrownBy(() -> blocks.forEach(block -> seen.add(block.to())))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("made 150: bad");
    assertThat(seen).containsExactly(20, 40, 60, 80, 100, 120, 140);
  }

  @Test
  void readingStaysABoundedWayAheadOfTheConsumer() {
    Made images = new Made(3000);
    new ImageBlocks(images, RGB, 10, 2)
        .forEach(block -> assertThat(images.furthest.get()).isLessThan(block.to() + 32 + 5 * 32));
  }

  @Test
  void whatTheConsumerThrowsEndsTheWalk() {
    Made images = new Made(3000);
    assertThatThrownBy(
            () ->
                new ImageBlocks(images, RGB, 10, 2)
                    .forEach(
                        block -> {
                          throw new IllegalStateException("enough");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(images.furthest.get()).isLessThan(300);
  }

  @Test
  void storedImagesOfBothKindsDoNotShareABlock() {
    List<ImageBlocks.Block> blocks = new ArrayList<>();
    new ImageBlocks(new Made(9), Preparation.AS_STORED, 100, 2).forEach(blocks::add);
    assertThat(blocks).extracting(ImageBlocks.Block::from).containsExactly(0, 1, 7, 8);
    assertThat(blocks)
        .extracting(block -> block.images().shape().channels())
        .containsExactly(3, 1, 3, 1);
  }

  @Test
  void imagesAreResizedAfterTheirColoursAreMadeAlike() {
    PillowFloatResizer bicubic =
        new PillowFloatResizer(PillowFilter.BICUBIC, PillowOrder.PILLOW_12);
    List<ImageBlocks.Block> blocks = new ArrayList<>();
    new ImageBlocks(
            new Made(250), (image, name) -> bicubic.resize(RGB.prepare(image, name), 5, 4), 1000, 2)
        .forEach(blocks::add);
    assertThat(blocks).hasSize(1);
    FloatImages images = blocks.get(0).images();
    assertThat(images.shape()).isEqualTo(new ImageShape(5, 4, 3));
    for (int k = 0; k < images.pixels().length; k++) {
      assertThat(images.pixels()[k]).isEqualTo(k / 60);
    }
  }

  @Test
  void manyThreadsReadACompressedArrayInOrder() throws IOException {
    byte[] pixels = new byte[400 * 60 * 60];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (k / 3600);
    }
    Path plain = folder.resolve("plain.npy");
    NpyValues.of(pixels, 400, 60, 60).write(plain);
    Path packed = folder.resolve("packed.npz");
    Pictures.zip(packed, Map.of("arr_0.npy", Files.readAllBytes(plain)));
    Dataset expected =
        Dataset.of("a", new Images(new ImageShape(60, 60, 1), pixels), Optional.empty(), 0);
    try (ImageCollection images = ImageCollections.open(packed, Damaged.REFUSE)) {
      assertThat(images.contentHash()).isEqualTo(expected.contentHash());
      for (ImageBlocks.Block block : walk(images, 50, 4)) {
        int size = block.images().shape().size();
        for (int k = 0; k < block.images().count(); k++) {
          assertThat(block.images().pixels()[k * size]).isEqualTo((block.from() + k) & 0xff);
        }
      }
    }
  }
}
