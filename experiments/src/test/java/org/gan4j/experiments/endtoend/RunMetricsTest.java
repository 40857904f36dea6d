package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that ask a run for more than its images: path length, classification accuracy score. */
class RunMetricsTest {

  private static final String CAS =
      """
      name: tiny-cas
      metric:
        type: cas
        classifier:
          steps: 30
          batchSize: 8
          baseWidth: 2
          featureSize: 4
          dropout: 0.0
          learningRate: 1.0e-2
      samples: 40
      """;

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path runs;
  private static Path cas;
  private static String ppl;

  @BeforeAll
  static void train() throws IOException {
    project = new TinyProject(folder).withNetwork();
    runs = folder.resolve("runs");
    cas = Files.writeString(folder.resolve("cas.yaml"), CAS);
    ppl = "ppl30-" + project.network;
    Path cgan = project.write(folder.resolve("cgan.yaml"), ConditionalTest.cgan());
    GanCommand trained =
        gan("train", cgan, "--set", "training.steps=10", "--set", asked(ppl, cas.toString()));
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
    assertThat(gan("train", project.config, "--set", "training.steps=10").code()).isZero();
  }

  private static String asked(String... protocols) {
    return "evaluation.protocols=[" + String.join(", ", protocols) + "]";
  }

  private static GanCommand gan(Object... arguments) {
    return GanCommand.run(Stream.concat(Stream.of(arguments), Stream.of("--runs", runs)).toArray());
  }

  private static GanCommand metrics(Object fake, Object... options) {
    Stream<Object> fixed =
        Stream.of("metrics", "--real", project.images.resolve("test"), "--fake", fake);
    return gan(Stream.concat(fixed, Stream.of(options)).toArray());
  }

  private static void assertRefused(GanCommand command, String... parts) {
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err().lines()).hasSize(1);
    assertThat(command.err()).contains(parts);
  }

  @Test
  void aRunIsJudgedByThemAndTheSameTwice() throws IOException {
    Path eval = runs.resolve("00001-cgan/eval");
    GanCommand evaluated = gan("evaluate", "00001-cgan");
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out())
        .containsPattern("(?m)^ppl30-tiny: .* \\(n = 30\\)$")
        .containsPattern("(?m)^cas40@tiny-cas: .* ± .* \\(n = 40 v folder:.*/test\\)$");
    String length = Files.readString(eval.resolve("ppl30-tiny.json"));
    String accuracy = Files.readString(eval.resolve("cas40@tiny-cas.json"));
    assertThat(new ObjectMapper().readTree(length).get("value").asDouble()).isPositive();
    assertThat(accuracy).contains("\"learnt from real images\"").contains("30 steps of 8 images");
    assertThat(gan("evaluate", "00001-cgan").code()).isZero();
    assertThat(eval.resolve("ppl30-tiny.json")).hasContent(length);
    assertThat(eval.resolve("cas40@tiny-cas.json")).hasContent(accuracy);
  }

  @Test
  void overridesAskForThem() {
    GanCommand evaluated = gan("evaluate", "00002-tiny", "--set", asked(ppl));
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out()).containsPattern("(?m)^ppl30-tiny: ");
  }

  @Test
  void anySetsAreComparedByThemWhereTheyAllowIt() {
    assertThat(metrics("00002-tiny", "--protocol", ppl).out()).contains("ppl30-tiny: ");
    GanCommand folders =
        metrics(
            project.images.resolve("train"),
            "--training",
            project.images.resolve("train"),
            "--protocol",
            cas);
    assertThat(folders.err()).isEmpty();
    assertThat(folders.out()).contains("cas40@tiny-cas: ");
  }

  @Test
  void aRunIsMeasuredByTheSamplesThatEvaluateDraws() throws IOException {
    String name = "fid40-" + project.network;
    String plain = fid(metrics("00002-tiny", "--protocol", name).out());
    Path config = Files.copy(project.config, folder.resolve("truncated.yaml"));
    GanCommand trained =
        gan("train", config, "--set", "training.steps=10", "--set", "evaluation.truncation=0.1");
    assertThat(trained.code()).isZero();
    String run = trained.terminal().replaceFirst("(?s).*(\\d{5}-truncated).*", "$1");
    String evaluated = fid(gan("evaluate", run).out());
    Path out = folder.resolve("truncated");
    assertThat(fid(metrics(run, "--protocol", name, "--out", out).out())).isEqualTo(evaluated);
    assertThat(evaluated).isNotEqualTo(plain);
    assertThat(Files.readString(out.resolve("fid40-tiny.json")))
        .containsPattern(
            "(?s)\"samples\".*\"truncation\" : 0.1.*\"protocol\".*\"truncation\" : 0.1");
    assertThat(features(run)).isNotEqualTo(features("00002-tiny"));
  }

  /** The value of the line, without its error and basis. */
  private static String fid(String out) {
    return out.replaceFirst("(?s).*fid40-tiny: ([\\d.]+).*", "$1");
  }

  private static byte[] features(String run) throws IOException {
    Path out = folder.resolve(run + ".npy");
    GanCommand written =
        gan("features", run, "--network", project.network, "--count", 40, "--out", out);
    assertThat(written.err()).isEmpty();
    return Files.readAllBytes(out);
  }

  @Test
  void setsThatAreNoRunsHaveNoPaths() {
    assertRefused(
        metrics(project.images.resolve("train"), "--protocol", ppl),
        "train: expected a run, whose generator can be asked for images");
  }

  @Test
  void samplesWithoutClassesTeachNothing() {
    assertRefused(
        metrics("00002-tiny", "--training", project.images.resolve("train"), "--protocol", cas),
        "00002-tiny: expected labels for this metric, found none");
    assertRefused(
        gan("evaluate", "00002-tiny", "--set", asked("cas40")),
        "/evaluation/protocols: protocol 'cas40': expected a conditional variant");
  }

  @Test
  void variantsWithoutClassesAreRefusedBeforeTraining() {
    assertRefused(
        gan("train", project.config, "--set", asked("cas40")),
        "/evaluation/protocols: protocol 'cas40': expected a conditional variant");
    assertThat(runs.resolve("00003-tiny")).doesNotExist();
  }

  @Test
  void theyAreRefusedBesideTraining() {
    for (String protocol : new String[] {ppl, "cas40"}) {
      String every =
          String.format(Locale.ROOT, "evaluation.every={steps: 5, protocol: %s}", protocol);
      assertRefused(
          GanCommand.run("check", folder.resolve("cgan.yaml"), "--set", every),
          "/evaluation/every/protocol: protocol '" + protocol + "': expected one of samples and");
    }
  }
}
