package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices train one model, each on half of a batch, as one does on the whole batch. */
class DevicesTest {

  /** Reports are float32, about 1; forty steps let rounding grow a little. */
  private static final double ROUNDING = 2e-5;

  private static final String ADAM =
      "{type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.9, epsilon: 1.0e-8}";

  private static final String WGAN_GP =
      """
      dataset: {name: folder, path: IMAGES, imageSize: 16, channels: 1}
      variant:
        type: WganGp
        latentSize: 4
        body: {type: dcgan, baseWidth: 2, kernelSize: 3, leakySlope: 0.2, normalisation: layer}
        penaltyWeight: 10.0
        criticSteps: 2
        generatorBatches: 2
        generatorOptimizer: ADAM
        criticOptimizer: ADAM
      """;

  private static final String CYCLE_GAN =
      """
      dataset: {name: unpaired-folders, path: DOMAINS, imageSize: 16, channels: 3}
      variant:
        type: CycleGan
        baseWidth: 2
        blocks: 1
        discriminatorWidth: 2
        discriminatorLayers: 1
        cycleWeight: 10.0
        identityWeight: 0.5
        poolSize: 3
        jitter: {enlarge: 1.125, mirror: true}
        generatorOptimizer: {type: sgd, learningRate: 1.0e-3, momentum: 0.0}
        discriminatorOptimizer: {type: sgd, learningRate: 1.0e-3, momentum: 0.0}
      """;

  private static final String TRAINING =
      """
      training:
        steps: 40
        batchSize: 8
        schedule: {type: constant}
        emaDecay: 0.9
        reportEvery: 10
        sampleEvery: 40
        checkpointEvery: 20
        intraOpThreads: 1
      seed: 1
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path dcgan;

  @BeforeAll
  static void makeProject() throws IOException {
    project = new TinyProject(folder);
    dcgan = project.trainingOnly();
    for (String domain : List.of("trainA", "trainB")) {
      Path of = Files.createDirectories(folder.resolve("domains").resolve(domain));
      for (int i = 0; i < 8; i++) {
        ImageIO.write(noise(domain, i), "png", of.resolve(i + ".png").toFile());
      }
    }
  }

  /** Instance norm would divide what an even image has, rounding, by almost nothing. */
  private static BufferedImage noise(String domain, int number) {
    var random = new Random(domain.hashCode() + number);
    var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 16, 16, random.ints(256).toArray(), 0, 16);
    return image;
  }

  private static Path config(String name, String variant) throws IOException {
    String text = variant.replace("ADAM", ADAM) + TRAINING;
    return project.write(
        folder.resolve(name + ".yaml"),
        text.replace("DOMAINS", folder.resolve("domains").toString()));
  }

  private static RunDirectory train(Path config, String runs, Object... values) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", config, "--runs", folder.resolve(runs)));
    for (Object value : values) {
      arguments.addAll(List.of("--set", value));
    }
    GanCommand command = GanCommand.run(arguments.toArray());
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return RunDirectory.open(Path.of(command.out().strip().replace("Run: ", "")));
  }

  private static String state(RunDirectory run) {
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow().sha256();
  }

  /** What the steps reported, by step and name. */
  private static Map<String, Double> reports(RunDirectory run) throws IOException {
    Map<String, Double> reports = new LinkedHashMap<>();
    for (String line : Files.readAllLines(run.metrics())) {
      JsonNode entry = JSON.readTree(line);
      entry
          .properties()
          .forEach(
              field -> {
                if (field.getKey().matches("(loss|score|penalty|distance)/.*")) {
                  reports.put(
                      entry.get("step") + " " + field.getKey(), field.getValue().asDouble());
                }
              });
    }
    return reports;
  }

  private static void assertSameWithinRounding(RunDirectory one, RunDirectory two)
      throws IOException {
    Map<String, Double> expected = reports(one);
    Map<String, Double> found = reports(two);
    assertThat(found.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(8);
    expected.forEach(
        (name, value) ->
            assertThat(found.get(name))
                .as(name)
                .isCloseTo(value, within(ROUNDING * Math.max(1, Math.abs(value)))));
  }

  /** Batch norm in both networks, dropout, a schedule, a moving average. */
  @Test
  void batchNormOverTheWholeBatchIsThatOfOneDevice() throws IOException {
    RunDirectory one = train(dcgan, "one", "training.steps=40");
    RunDirectory two =
        train(dcgan, "two", "training.steps=40", "execution={devices: 2, batchNorm: global}");
    assertSameWithinRounding(one, two);
  }

  /**
   * A penalty on the gradient of its input, two batches of latents, no batch norm in the critic.
   */
  @Test
  void aGradientPenaltyIsThatOfOneDevice() throws IOException {
    Path config = config("wgan-gp", WGAN_GP);
    RunDirectory one = train(config, "one-penalty");
    RunDirectory two = train(config, "two-penalty", "execution={devices: 2, batchNorm: global}");
    assertSameWithinRounding(one, two);
  }

  /**
   * Instance norm does not look at the batch; the pools of images do, from the second step on. A
   * share has two examples, as that of one has its instance norm from another operation. Later the
   * signs of differences, of which the gradients consist, make much of little.
   */
  @Test
  void imagePoolsAreThoseOfOneDevice() throws IOException {
    Path config = config("cycle-gan", CYCLE_GAN);
    String few = "training.batchSize=4";
    String steps = "training.steps=5";
    String reports = "training.reportEvery=1";
    RunDirectory one = train(config, "one-pool", few, steps, reports);
    RunDirectory two = train(config, "two-pool", few, steps, reports, "execution={devices: 2}");
    assertSameWithinRounding(one, two);
  }

  @Test
  void equalRunsGiveEqualBits() {
    String execution = "execution={devices: 2}";
    String state = state(train(dcgan, "first", "training.steps=40", execution));
    assertThat(state(train(dcgan, "second", "training.steps=40", execution))).isEqualTo(state);
  }

  @Test
  void allGoBackToACheckpointTogether() throws IOException {
    RunDirectory run =
        train(
            dcgan,
            "rolled-back",
            "training.steps=60",
            "training.checkpointEvery=20",
            "variant.generatorOptimizer={type: sgd, learningRate: 1.0e+37, momentum: 0.0}",
            "training.nonFinite={type: roll-back, rateFactor: 1.0e-20, attempts: 3}",
            "execution={devices: 2}");
    assertThat(Files.readString(run.metrics())).contains("\"rateFactor\"");
    assertThat(new CheckpointStore(run.checkpoints()).newestStep()).hasValue(60);
  }

  @Test
  void processesOfAListOfHostsMeet() throws Exception {
    Path runs = folder.resolve("hosts");
    Path log = folder.resolve("hosts.log");
    int port = freePort();
    List<Process> processes = new ArrayList<>();
    for (int rank = 1; rank >= 0; rank--) {
      var builder =
          new ProcessBuilder(
              GanProcess.command(
                  "train",
                  dcgan,
                  "--runs",
                  runs,
                  "--set",
                  "training.steps=20",
                  "--set",
                  "execution={hosts: [localhost, localhost], trustedNetwork: true, port: "
                      + port
                      + "}",
                  "--trusted-network"));
      builder.environment().put("GAN_RANK", "" + rank);
      builder.environment().put("GAN_SECRET", "a secret for the tests alone");
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      processes.add(builder.start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
    try (Stream<Path> all = Files.list(runs)) {
      assertThat(all.map(run -> run.getFileName().toString())).containsExactly("00001-training");
    }
  }

  @Test
  void severalProcessesNeedTheWordOfTheConfigAndOfThePerson() {
    Path runs = folder.resolve("untrusted");
    String hosts = "execution={hosts: [localhost, nobody.invalid]";
    GanCommand silent = GanCommand.run("train", dcgan, "--runs", runs, "--set", hosts + "}");
    assertThat(silent.code()).isEqualTo(2);
    assertThat(silent.err())
        .contains("/execution/trustedNetwork: expected true for a training of 2 processes")
        .contains("whoever reaches it controls the process");
    GanCommand config =
        GanCommand.run("train", dcgan, "--runs", runs, "--set", hosts + ", trustedNetwork: true}");
    assertThat(config.code()).isEqualTo(2);
    assertThat(config.err()).contains("--trusted-network: expected it beside");
    assertThat(runs).doesNotExist();
  }

  @Test
  void aTrainingOnDevicesOpensNoPort() throws Exception {
    Path runs = folder.resolve("no-port");
    Path log = folder.resolve("no-port.log");
    Process training =
        GanProcess.start(
            log,
            "train",
            dcgan,
            "--runs",
            runs,
            "--set",
            "training.steps=100000",
            "--set",
            "execution={devices: 2}");
    try {
      Path checkpoints = runs.resolve("00001-training/checkpoints");
      while (training.isAlive() && !hasCheckpoint(checkpoints)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(training.isAlive()).as(Files.readString(log)).isTrue();
      assertThat(training.descendants()).isEmpty();
      assertThat(Sockets.listening(training.pid())).isEmpty();
    } finally {
      training.destroyForcibly().waitFor();
    }
  }

  private static boolean hasCheckpoint(Path folder) {
    return Files.isDirectory(folder) && new CheckpointStore(folder).newestStep().isPresent();
  }

  @Test
  void aBatchThatCannotBeSharedEquallyIsRefused() {
    Path runs = folder.resolve("refused");
    GanCommand command =
        GanCommand.run("train", dcgan, "--runs", runs, "--set", "execution={devices: 3}");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err())
        .contains("/training/batchSize: expected a multiple of the 3 devices, found 8");
    assertThat(runs).doesNotExist();
  }

  /** A port that nobody listens to, chosen by the system. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
