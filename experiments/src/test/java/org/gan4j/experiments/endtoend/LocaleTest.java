package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user's language, digits and decimal point reach no file of a run: training, samples, evaluation
 * and report in a process of that locale leave what this process leaves, in English.
 */
@Timeout(600)
class LocaleTest {

  /** Two steps with a sample grid, a checkpoint and an evaluation of forty images. */
  private static final List<String> SMALL =
      List.of(
          "training.steps=2",
          "training.reportEvery=1",
          "training.sampleEvery=2",
          "training.checkpointEvery=2",
          "evaluation.samples=40");

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path plain;

  @BeforeAll
  static void runInEnglish() {
    project = new TinyProject(folder).withNetwork();
    GanCommand ended = GanCommand.run(arguments("en-US").toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    plain = runOf("en-US");
  }

  /** Other digits and another decimal point; a lower case of its own (I to a dotless i). */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR"})
  void aRunIsTheSameInEveryLocale(String locale) throws Exception {
    assertSame(run(locale));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR-u-nu-arabext", "de-DE"})
  @Tag("slow")
  void aRunIsTheSameInMoreLocales(String locale) throws Exception {
    assertSame(run(locale));
  }

  private static void assertSame(Path run) throws IOException {
    List<String> names = TinyProject.files(plain);
    assertThat(TinyProject.files(run)).isEqualTo(names);
    assertThat(names).anyMatch(name -> name.endsWith(".safetensors"));
    for (String name : names) {
      Path file = run.resolve(name);
      if (name.matches(".*[.](png|safetensors|pb|npz|yaml)")) {
        assertThat(file).hasSameBinaryContentAs(plain.resolve(name));
      } else if (!name.startsWith("tensorboard/")) { // of binary times
        assertThat(shape(file)).as(name).isEqualTo(shape(plain.resolve(name)));
      }
    }
  }

  /** Runs the experiment in a process of that locale; its folder. */
  private static Path run(String locale) throws Exception {
    Path log = folder.resolve(locale + ".log");
    List<String> command = new ArrayList<>(GanProcess.command(arguments(locale).toArray()));
    command.addAll(1, options(locale));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
    return runOf(locale);
  }

  private static Path runOf(String locale) {
    return folder.resolve(locale).resolve("00001-tiny");
  }

  private static List<Object> arguments(String locale) {
    List<Object> arguments =
        new ArrayList<>(List.of("run", project.config, "--runs", folder.resolve(locale)));
    SMALL.forEach(override -> arguments.addAll(List.of("--set", override)));
    return arguments;
  }

  private static List<String> options(String locale) {
    String[] parts = locale.split("-", 3);
    List<String> options = new ArrayList<>();
    options.add("-Duser.language=" + parts[0]);
    options.add("-Duser.country=" + parts[1]);
    if (parts.length > 2) {
      options.add("-Duser.extensions=" + parts[2]);
    }
    return options;
  }

  /** A text but for its folder and for its numbers in ASCII, some of which are times. */
  private static String shape(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8)
        .replaceAll(Pattern.quote(folder.toString()) + "/[a-zA-Z-]+", "RUNS")
        .replaceAll("[0-9a-fE.:+T-]*[0-9][0-9a-fE.:+T-]*", "N")
        .replace("N min N s", "N s");
  }
}
