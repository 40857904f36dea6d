package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.network.TestImages;
import org.junit.jupiter.api.Test;

final class ClassificationErrorTest {

  private static final ClassNames DARK_AND_LIGHT = new ClassNames(List.of("dark", "light"));
  private static final Samples RUN = new Samples("00001-x", "hash", "00001-x", 10L, null, null);

  /** Answers class 1 where an image's first pixel is above 100, else class 0. */
  private static final Function<Images, float[]> BRIGHTNESS =
      images -> {
        float[] logits = new float[2 * images.count()];
        for (int i = 0; i < images.count(); i++) {
          logits[2 * i + 1] = (images.pixels()[i * images.shape().size()] & 0xff) - 100;
        }
        return logits;
      };

  /** Images of brightness 50 and 200 in turn, of classes 0 and 1, the first {@code wrong} not. */
  private static Dataset images(int count, int wrong) {
    int size = TestImages.TWO_BY_TWO.size();
    byte[] pixels = new byte[count * size];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      java.util.Arrays.fill(pixels, i * size, (i + 1) * size, (byte) (i % 2 == 0 ? 50 : 200));
      labels[i] = i < wrong ? 1 - i % 2 : i % 2;
    }
    Images images = new Images(TestImages.TWO_BY_TWO, pixels);
    return Dataset.of("toy/test", images, Optional.of(labels), DARK_AND_LIGHT);
  }

  @Test
  void isTheShareOfWrongAnswersWithItsBinomialError() {
    Evaluation error =
        new ClassificationError(BRIGHTNESS, DARK_AND_LIGHT, MeasuringProgress.NONE)
            .evaluate(RUN, images(2000, 100));

    assertThat(error.value()).isEqualTo(0.05);
    // sqrt(0.05 * 0.95 / 2000)
    assertThat(error.uncertainty().value()).isCloseTo(0.0048734, within(1e-7));
    assertThat(error.line()).isEqualTo("error2k: 0.0500 ± 0.0049 (n = 2000 v toy/test)");
    assertThat(error.protocol().featureNetwork()).isEqualTo("the run's own classifier");
    assertThat(error.protocol().featureNetworkSha256()).isNull();
  }

  @Test
  void lastBlockMayBeSmaller() {
    var error = new ClassificationError(BRIGHTNESS, DARK_AND_LIGHT, MeasuringProgress.NONE);
    assertThat(error.evaluate(RUN, images(501, 501)).value()).isEqualTo(1);
    assertThat(error.evaluate(RUN, images(501, 0)).value()).isZero();
  }

  @Test
  void aTestSetThatLacksAClassKeepsTheNumbersOfTheTraining() {
    Images light = new Images(TestImages.TWO_BY_TWO, new byte[] {-1, -1, -1, -1});
    ClassNames lightOnly = new ClassNames(List.of("light"));
    var error = new ClassificationError(BRIGHTNESS, DARK_AND_LIGHT, MeasuringProgress.NONE);

    Dataset set = Dataset.of("toy/test", light, Optional.of(new int[] {0}), lightOnly);
    assertThat(error.evaluate(RUN, set).value()).isZero();
    assertThat(error.evaluate(RUN, set).warnings()).isEmpty();
  }

  @Test
  void aClassThatTheTrainingLacksIsNamed() {
    Images light = new Images(TestImages.TWO_BY_TWO, new byte[] {-1, -1, -1, -1});
    ClassNames others = new ClassNames(List.of("dark", "grey"));
    var error = new ClassificationError(BRIGHTNESS, DARK_AND_LIGHT, MeasuringProgress.NONE);

    Dataset set = Dataset.of("toy/test", light, Optional.of(new int[] {1}), others);
    assertThatThrownBy(() -> error.evaluate(RUN, set))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "toy/test: expected only classes of the training images (dark and light), found grey."
                + " Call the same class by the same name, or leave its images out.");
  }

  @Test
  void setWithoutLabelsIsRefused() {
    var error = new ClassificationError(BRIGHTNESS, DARK_AND_LIGHT, MeasuringProgress.NONE);
    Dataset unlabelled = TestImages.noise("bare", 20, 0, 255, 1);
    assertThatThrownBy(() -> error.evaluate(RUN, unlabelled))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "bare: expected labels to measure the classification error, found none."
                + " Choose a labelled data set.");
  }
}
