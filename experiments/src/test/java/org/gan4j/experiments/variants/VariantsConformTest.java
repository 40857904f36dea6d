package org.gan4j.experiments.variants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.gan4j.train.conformance.Conformance;
import org.gan4j.train.conformance.Finding;
import org.gan4j.train.conformance.junit.VariantConformance;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.DataShape.DomainB;
import org.gan4j.train.graph.GraphSettings;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every variant in gan-models does what every variant must do; its config at a small width. A
 * variant that is new has no line here, and fails for that.
 */
final class VariantsConformTest {

  private static final Set<String> TWO_DOMAINS = Set.of("mnist-tones", "mnist-outlines");
  private static final String R1 =
      "training.regularisation={augment: [], r1: {weight: 1.0, every: 16}}";

  private static final Map<String, List<String>> SMALL =
      Map.ofEntries(
          entry("AcGan", "acgan-mnist variant.baseWidth=16"),
          entry("Cgan", "cgan-mnist variant.networks.baseWidth=16"),
          entry(
              "CycleGan", "cyclegan-mnist-tones variant.baseWidth=8 variant.discriminatorWidth=8"),
          entry("Dcgan", "dcgan-mnist variant.baseWidth=16"),
          entry("Dragan", "dragan-mnist variant.baseWidth=16"),
          entry("ImageClassifier", "classifier-mnist variant.baseWidth=8 variant.featureSize=32"),
          entry("InfoGan", "infogan-mnist dataset.imageSize=8"),
          entry("Lsgan", "lsgan-mnist variant.baseWidth=16"),
          entry(
              "Pix2Pix", "pix2pix-mnist-outlines variant.baseWidth=8 variant.discriminatorWidth=8"),
          entry(
              "ProgressiveGan",
              "progressive-fashion-mnist variant.maxChannels=16 dataset.imageSize=8"),
          entry("Sgan", "sgan-mnist variant.generatorWidths=[64] variant.classifierWidths=[64]"),
          entry("SnGan", "sngan-mnist variant.body.baseWidth=16"),
          entry("Vae", "vae-mnist variant.baseWidth=8"),
          entry("VanillaGan", "vanilla-mnist variant.hiddenWidth=16"),
          entry("Wgan", "wgan-mnist variant.baseWidth=16 dataset.imageSize=16"),
          entry(
              "WganGp",
              "wgan-gp-mnist variant.body.baseWidth=16",
              "wgan-gp-resnet-fashion-mnist variant.body.generatorWidth=4"
                  + " variant.body.discriminatorWidth=4"));

  private static Map.Entry<String, List<String>> entry(String variant, String... lines) {
    return Map.entry(variant, List.of(lines));
  }

  @TestFactory
  Stream<DynamicContainer> variants() {
    return Variants.known().stream()
        .flatMap(VariantsConformTest::small)
        .map(
            line ->
                DynamicContainer.dynamicContainer(
                    line.split(" ")[0],
                    Stream.of(line).flatMap(l -> VariantConformance.tests(conformance(l)))));
  }

  /** By the seed, the kinks of a rectifier lie where the check moves a bias, or not. */
  @TestFactory
  Stream<DynamicTest> gradientsOfThePenaltyThatAConfigSwitchesOn() {
    return Variants.known().stream()
        .filter(VariantsConformTest::takesR1)
        .flatMap(VariantsConformTest::small)
        .map(line -> line + " seed=2")
        .map(line -> DynamicTest.dynamicTest(line, () -> requireAgreement(line)));
  }

  @Test
  void variantsWithOneDiscriminatorOfImagesTakeThatPenalty() {
    assertThat(Variants.known().stream().filter(VariantsConformTest::takesR1))
        .contains("VanillaGan", "Dcgan", "Cgan", "SnGan", "Wgan")
        .doesNotContain("AcGan", "CycleGan", "ImageClassifier", "Vae");
  }

  private static void requireAgreement(String line) {
    try (Conformance conformance = conformance(line, R1)) {
      Finding finding = conformance.run("gradients agree with finite differences");
      assertThat(finding.passed()).as(finding.message()).isTrue();
    }
  }

  private static boolean takesR1(String variant) {
    try (Conformance built = conformance(small(variant).findFirst().orElseThrow(), R1)) {
      return built != null;
    } catch (InputException refused) {
      assertThat(refused).hasMessageStartingWith("/training/regularisation/r1: expected");
      return false;
    }
  }

  private static Stream<String> small(String variant) {
    assertThat(SMALL).as("a small config of each variant").containsKey(variant);
    return SMALL.get(variant).stream();
  }

  private static Conformance conformance(String line, String... more) {
    List<String> words = List.of(line.split(" "));
    List<ConfigOverride> overrides =
        Stream.concat(words.stream().skip(1), Stream.of(more)).map(ConfigOverride::parse).toList();
    Experiment experiment = Experiment.read(Path.of("configs", words.get(0) + ".yaml"), overrides);
    return new Conformance(() -> Variants.create(experiment.variant()), settings(experiment));
  }

  private static GraphSettings settings(Experiment experiment) {
    int size = experiment.dataset().imageSize();
    ImageShape images = new ImageShape(size, size, experiment.dataset().channels());
    boolean twoDomains = TWO_DOMAINS.contains(experiment.dataset().name());
    Optional<DomainB> counterpart =
        twoDomains ? Optional.of(new DomainB(1, true)) : Optional.empty();
    return GraphSettings.of(new DataShape(images, 1, 10, counterpart), 1, experiment.seed())
        .withRegularisation(experiment.training().regularisation().orElse(Regularisation.none()))
        .withAverage(experiment.training().emaDecay());
  }
}
