package org.gan4j.eval.image.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected values are Pillow 12.1.1's and 13.0.0's, made by resize_vectors.py. */
final class PillowResizerTest {

  private static PillowFilter filter(MadeImages.Case made) {
    return PillowFilter.valueOf(made.kind().toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void floatImagesAreResizedToTheBitsOfPillow(PillowOrder order) {
    for (MadeImages.Case made : MadeImages.cases(file(order, "float"))) {
      FloatImages resized = made.resized(new PillowFloatResizer(filter(made), order));
      assertThat(MadeImages.first(resized)).as("%s", made).isEqualTo(made.first());
      assertThat(MadeImages.sha256OfFloats(resized)).as("%s", made).isEqualTo(made.sha256());
    }
  }

  @ParameterizedTest
  @EnumSource
  void byteImagesAreResizedToTheBitsOfPillow(PillowOrder order) {
    for (MadeImages.Case made : MadeImages.cases(file(order, "uint8"))) {
      FloatImages resized = made.resized(new PillowByteResizer(filter(made), order));
      assertThat(MadeImages.first(resized)).as("%s", made).isEqualTo(made.first());
      assertThat(MadeImages.sha256OfBytes(resized)).as("%s", made).isEqualTo(made.sha256());
    }
  }

  @Test
  void clippedAfterwardsItIsCleanFids() {
    Resizer clean = Resizers.named("pillow-bicubic-float-clipped");
    for (MadeImages.Case made : MadeImages.cases("clean-fid.csv")) {
      assertThat(MadeImages.sha256OfFloats(made.resized(clean)))
          .as("%s", made)
          .isEqualTo(made.sha256());
    }
  }

  private static String file(PillowOrder order, String type) {
    return (order == PillowOrder.PILLOW_12 ? "pillow12-" : "pillow13-") + type + ".csv";
  }

  @Test
  void everyImageOfABlockIsResizedByItself() {
    FloatImages first = MadeImages.made(6, 5);
    float[] both = Arrays.copyOf(first.pixels(), 2 * first.pixels().length);
    for (int k = 0; k < first.pixels().length; k++) {
      both[first.pixels().length + k] = 255 - first.pixels()[k];
    }
    FloatImages second =
        new FloatImages(
            first.shape(), Arrays.copyOfRange(both, first.pixels().length, both.length));
    for (String name : Resizers.names()) {
      Resizer resizer = Resizers.named(name);
      FloatImages block = resizer.resize(new FloatImages(first.shape(), both), 4, 9);
      assertThat(block.shape()).isEqualTo(new ImageShape(4, 9, 3));
      assertThat(Arrays.copyOfRange(block.pixels(), 0, 108))
          .isEqualTo(resizer.resize(first, 4, 9).pixels());
      assertThat(Arrays.copyOfRange(block.pixels(), 108, 216))
          .isEqualTo(resizer.resize(second, 4, 9).pixels());
    }
  }

  @Test
  void bytesMustBeWhole() {
    FloatImages half = new FloatImages(new ImageShape(1, 1, 1), new float[] {0.5f});
    assertThatThrownBy(
            () -> new PillowByteResizer(PillowFilter.BOX, PillowOrder.PILLOW_12).resize(half, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Resizers.named("nearest"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected one of pillow-bicubic-float, pillow-bicubic-float-clipped,")
        .hasMessageContaining("pytorch-bilinear, tensorflow1-bilinear, found 'nearest'");
  }
}
