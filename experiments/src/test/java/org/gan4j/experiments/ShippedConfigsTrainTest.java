package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variable.Variable;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped config trains: two steps on synthetic images, ten of each class in each domain.
 * What a processor cannot train in a moment is made thinner here.
 */
class ShippedConfigsTrainTest {

  private static final int CLASSES = 10;
  private static final int IMAGES = 10 * CLASSES;
  private static final int BATCH = 8;

  /** The data sets of two domains, and whether their train split is paired. */
  private static final Map<String, Boolean> DOMAINS =
      Map.of(
          "mnist-tones", false,
          "fashion-tones", false,
          "unpaired-folders", false,
          "mnist-outlines", true,
          "paired-folder", true);

  /** Configs at the paper's scale, and what makes them small enough to be trained in a test. */
  private static final Map<String, List<String>> THINNER =
      Map.of(
          "cyclegan-256.yaml",
              List.of(
                  "dataset.imageSize=64", "variant.baseWidth=4", "variant.discriminatorWidth=4"),
          "pix2pix-256.yaml", List.of("variant.baseWidth=4", "variant.discriminatorWidth=4"),
          "progressive-256.yaml",
              List.of("dataset.imageSize=16", "variant.channelBase=256", "variant.maxChannels=16"));

  static List<Path> configs() throws Exception {
    return ShippedConfigsTest.configs();
  }

  private static Experiment read(Path config) {
    String name = config.getFileName().toString();
    return Experiment.read(
        config, THINNER.getOrDefault(name, List.of()).stream().map(ConfigOverride::parse).toList());
  }

  private static Dataset synthetic(DatasetSpec spec) {
    ImageShape shape = new ImageShape(spec.imageSize(), spec.imageSize(), spec.channels());
    RandomStream draws = new RandomStream(StreamKey.of(1, "pixels"), 0);
    byte[] pixels = new byte[IMAGES * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    int[] labels = IntStream.range(0, IMAGES).map(i -> i % CLASSES).toArray();
    Dataset a = Dataset.of("synthetic", new Images(shape, pixels), Optional.of(labels), CLASSES);
    return DOMAINS.containsKey(spec.name())
        ? Dataset.pair("synthetic", a, a, DOMAINS.get(spec.name()))
        : a;
  }

  private static GraphSettings settings(Experiment experiment, Dataset dataset) {
    int batchSize = Math.min(BATCH, experiment.training().batchSize());
    return GraphSettings.of(dataset, batchSize, experiment.seed())
        .withAverage(experiment.training().emaDecay());
  }

  private static Map<String, ByteBuffer> values(TrainingSession session) {
    Map<String, ByteBuffer> values = new HashMap<>();
    for (var value : session.variables().read().entrySet()) {
      values.put(value.getKey(), ByteBuffer.wrap(value.getValue()));
    }
    return values;
  }

  private static Set<String> weights(TrainingGraph graph, GraphPhase phase) {
    return graph.networks().stream()
        .map(Network::weights)
        .flatMap(List::stream)
        .map(Variable::name)
        .filter(phase.built().writes()::contains)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void eachPhaseMovesItsOwnNetworksAndTheyAreAllOfThem(Path config) {
    Experiment experiment = read(config);
    Dataset dataset = synthetic(experiment.dataset());
    try (TrainingGraph graph =
            TrainingGraph.build(
                Variants.create(experiment.variant()), settings(experiment, dataset));
        TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
      session.load(dataset);
      session.initialize();
      Set<String> trained = new HashSet<>();
      for (int step = 1; step <= 2; step++) {
        session.setRateFactor(1);
        for (GraphPhase phase : graph.phases()) {
          trained.addAll(moves(session, phase));
        }
      }
      assertThat(trained)
          .isEqualTo(
              graph.networks().stream()
                  .flatMap(network -> network.weights().stream())
                  .map(Variable::name)
                  .collect(Collectors.toSet()));
      graph
          .samples()
          .ifPresent(
              output ->
                  assertThat(
                          session
                              .outputs()
                              .sample(new float[3 * output.latentSize()], Optional.of(new int[3]))
                              .count())
                      .isEqualTo(3));
    }
  }

  /** Runs a phase; what it moves of the networks' weights. */
  private static Set<String> moves(TrainingSession session, GraphPhase phase) {
    Set<String> own = weights(session.graph(), phase);
    Map<String, ByteBuffer> before = values(session);
    session.setStep(phase.firstStep());
    int[] batch = IntStream.range(0, session.graph().settings().batchSize()).toArray();
    Map<String, Double> reports = session.runAndReport(phase, batch, batch);
    Map<String, ByteBuffer> after = values(session);
    assertThat(reports.values()).allMatch(Double::isFinite);
    Set<String> moved =
        session.graph().networks().stream()
            .flatMap(network -> network.weights().stream())
            .map(Variable::name)
            .filter(name -> !before.get(name).equals(after.get(name)))
            .collect(Collectors.toSet());
    assertThat(moved).as("phase %s", phase.built().name()).isEqualTo(own);
    return moved;
  }
}
