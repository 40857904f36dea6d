package org.gan4j.experiments.variants;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.Variants;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.train.conformance.Conformance;
import org.gan4j.train.conformance.junit.VariantConformance;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.GraphSettings.DomainB;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every shipped variant does what every variant must do; its config at a small width. */
final class VariantsConformTest {

  private static final Set<String> TWO_DOMAINS = Set.of("mnist-tones", "mnist-outlines");

  private static final List<String> VARIANTS =
      List.of(
          "vanilla-mnist variant.hiddenWidth=16",
          "dcgan-mnist variant.baseWidth=16",
          "lsgan-mnist variant.baseWidth=16",
          "wgan-mnist variant.baseWidth=16",
          "wgan-gp-mnist variant.body.baseWidth=16",
          "wgan-gp-resnet-fashion-mnist variant.body.generatorWidth=8"
              + " variant.body.discriminatorWidth=8",
          "dragan-mnist variant.baseWidth=16",
          "sngan-mnist variant.body.baseWidth=16",
          "cgan-mnist variant.networks.baseWidth=16",
          "acgan-mnist variant.baseWidth=16",
          "sgan-mnist variant.generatorWidths=[64] variant.classifierWidths=[64]",
          "vae-mnist variant.baseWidth=8",
          "cyclegan-mnist-tones variant.baseWidth=8 variant.discriminatorWidth=8",
          "pix2pix-mnist-outlines variant.baseWidth=8 variant.discriminatorWidth=8",
          "progressive-fashion-mnist variant.maxChannels=16",
          "classifier-mnist variant.baseWidth=8 variant.featureSize=32");

  @TestFactory
  Stream<DynamicContainer> variants() {
    return VARIANTS.stream()
        .map(
            line ->
                DynamicContainer.dynamicContainer(
                    line.split(" ")[0],
                    Stream.of(line).flatMap(l -> VariantConformance.tests(conformance(l)))));
  }

  private static Conformance conformance(String line) {
    List<String> words = List.of(line.split(" "));
    List<ConfigOverride> overrides = words.stream().skip(1).map(ConfigOverride::parse).toList();
    Experiment experiment = Experiment.read(Path.of("configs", words.get(0) + ".yaml"), overrides);
    return new Conformance(() -> Variants.create(experiment.variant()), settings(experiment));
  }

  private static GraphSettings settings(Experiment experiment) {
    int size = experiment.dataset().imageSize();
    return new GraphSettings(
            new ImageShape(size, size, experiment.dataset().channels()),
            10,
            1,
            1,
            experiment.seed(),
            OptionalDouble.empty(),
            Optional.of(new DomainB(1, true))
                .filter(b -> TWO_DOMAINS.contains(experiment.dataset().name())),
            experiment.training().regularisation().orElse(Regularisation.none()),
            GraphSettings.Computation.USUAL)
        .withAverage(experiment.training().emaDecay());
  }
}
