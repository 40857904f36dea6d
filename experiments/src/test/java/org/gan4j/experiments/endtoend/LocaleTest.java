package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's language, digits and decimal point reach no file of a run. */
@Timeout(600)
class LocaleTest {

  private static final String RUN = "00001-tiny";

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path plain;

  @BeforeAll
  static void runInEnglish() throws Exception {
    project = new TinyProject(folder).withNetwork();
    plain = run("en-US");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "tr-TR", "de-DE"})
  void aRunIsTheSameInEveryLocale(String locale) throws Exception {
    Path run = run(locale);
    assertThat(TinyProject.files(run)).isEqualTo(TinyProject.files(plain));
    for (String name : TinyProject.files(plain)) {
      Path file = run.resolve(name);
      if (name.matches(".*[.](png|safetensors|pb|npz|yaml)")) {
        assertThat(file).hasSameBinaryContentAs(plain.resolve(name));
      } else if (!name.startsWith("tensorboard/")) { // of binary times
        assertThat(shape(file)).as(name).isEqualTo(shape(plain.resolve(name)));
      }
    }
  }

  /** Runs a small experiment in a process of that locale; its folder. */
  private static Path run(String locale) throws Exception {
    Path runs = folder.resolve(locale);
    Path log = folder.resolve(locale + ".log");
    List<String> command =
        new ArrayList<>(
            GanProcess.command(
                "run",
                project.config,
                "--runs",
                runs,
                "--set",
                "training.steps=20",
                "--set",
                "training.sampleEvery=10"));
    command.addAll(1, options(locale));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return runs.resolve(RUN);
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

  /** A text but for its numbers and hexadecimal hashes, some of which are times. */
  private static String shape(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8)
        .replaceAll(Pattern.quote(folder.toString()) + "/[a-zA-Z-]+", "RUNS")
        .replaceAll("[0-9a-f]{8,}", "HASH")
        .replaceAll("[0-9]+([.][0-9]+)?(E-?[0-9]+)?", "N");
  }
}
