package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.augment.InstanceNoise;
import org.gan4j.core.variant.Augmentation;
import org.gan4j.core.variant.Regularisation;
import org.junit.jupiter.api.Test;

class RegularisationConfigTest {

  @Test
  void sectionIsReadAndWrittenAsItStands() {
    String text =
        """
        augment:
        - brightness
        - saturation
        - contrast
        - translation
        - cutout
        instanceNoise:
          deviation: 0.1
          untilStep: 5000
        r1:
          weight: 10.0
          every: 16
        """;
    Regularisation read = read(text);
    assertThat(read)
        .isEqualTo(
            new Regularisation(
                List.of(
                    Augmentation.BRIGHTNESS,
                    Augmentation.SATURATION,
                    Augmentation.CONTRAST,
                    Augmentation.TRANSLATION,
                    Augmentation.CUTOUT),
                Optional.of(new InstanceNoise(0.1, 5000)),
                Optional.of(new Regularisation.R1(10, 16))));
    assertThat(ConfigWriter.write(read)).isEqualTo(text);
  }

  @Test
  void optionalPartsMayBeLeftOutButNotTheList() {
    assertThat(read("augment: []")).isEqualTo(Regularisation.none());
    refused("r1: {weight: 1, every: 1}", "/augment: expected a list, found nothing");
  }

  @Test
  void mistakesAreNamedByPlace() {
    refused("augment: [cutot]", "/augment/0: expected one of ", "Did you mean 'cutout'?");
    refused("augment: [cutout, cutout]", "/augment: must name each augmentation once");
    refused(
        "{augment: [], instanceNoise: {deviation: 0, untilStep: 9}}",
        "/instanceNoise/deviation: must be above 0, found 0.0");
    refused(
        "{augment: [], instanceNoise: {deviation: 1, untilStep: 1}}",
        "/instanceNoise/untilStep: must be at least 2, found 1");
    refused("{augment: [], r1: {weight: 10, every: 0}}", "/r1/every: must be at least 1, found 0");
  }

  private static Regularisation read(String text) {
    return ConfigReader.parse("test.yaml", text, Regularisation.class, List.of());
  }

  private static void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .message()
        .contains(parts);
  }
}
