package org.gan4j.core.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.core.augment.ColourChange;
import org.gan4j.core.augment.Cutout;
import org.gan4j.core.augment.InstanceNoise;
import org.gan4j.core.augment.Translation;
import org.junit.jupiter.api.Test;

final class RegularisationTest {

  @Test
  void layersComeInTheOrderOfTheListAndNoiseLast() {
    var noise = new InstanceNoise(0.1, 1000);
    var regularisation =
        new Regularisation(
            List.of(
                Augmentation.CUTOUT,
                Augmentation.BRIGHTNESS,
                Augmentation.SATURATION,
                Augmentation.CONTRAST,
                Augmentation.TRANSLATION),
            Optional.of(noise),
            Optional.empty());
    assertThat(regularisation.discriminatorLayers())
        .containsExactly(
            new Cutout(0.5),
            ColourChange.BRIGHTNESS,
            ColourChange.SATURATION,
            ColourChange.CONTRAST,
            new Translation(0.125),
            noise);
    assertThat(Regularisation.none().discriminatorLayers()).isEmpty();
  }

  @Test
  void valuesOutOfRangeAreRefusedByName() {
    refused(() -> new Regularisation.R1(0, 1), "weight must be above 0, found 0.0");
    refused(() -> new Regularisation.R1(1, 0), "every must be at least 1, found 0");
    refused(
        () ->
            new Regularisation(
                List.of(Augmentation.CUTOUT, Augmentation.CUTOUT),
                Optional.empty(),
                Optional.empty()),
        "augment must name each augmentation once, found cutout twice");
  }

  private static void refused(ThrowingCallable config, String message) {
    assertThatThrownBy(config).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
