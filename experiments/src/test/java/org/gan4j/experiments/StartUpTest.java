package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a start leaves alone. */
class StartUpTest {

  private static final List<Verb> VERBS = new Verbs(System.err).all();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "train --help", "list", "sweep no-such.yaml"})
  void verbsThatComputeNothingDoNotLoadTensorFlow(String arguments) throws Exception {
    Path log = folder.resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xlog:class+load:file=" + log);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gan.class.getName()));
    command.addAll(List.of(arguments.split(" ")));
    new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();

    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains(" " + Gan.class.getName() + " source: "));
    // The reflection over variants may load an interface or two: no library, and no time.
    assertThat(loaded).filteredOn(line -> line.contains(" org.tensorflow.")).hasSizeLessThan(5);
    assertThat(loaded)
        .noneMatch(line -> line.contains(".c_api.") || line.contains(" org.bytedeco."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "train", "sweep", "doctor"})
  void aVerbMadeAloneHasTheSameManualPage(String verb) {
    String[] arguments = {verb, "--help"};
    assertThat(shown(Gan.commandLine(VERBS, arguments), arguments))
        .isEqualTo(shown(Gan.commandLine(VERBS), arguments))
        .contains("gan " + verb);
  }

  @Test
  void anUnknownVerbIsComparedWithAll() {
    CommandLine command = Gan.commandLine(VERBS, "chekc", "a.yaml");
    assertThat(command.getSubcommands()).containsKeys("check", "list", "doctor");
  }

  @ParameterizedTest
  @CsvSource({
    "check a.yaml, true",
    "train a.yaml --seed 2, true",
    "check a.yaml --help, false",
    "check, false",
    "--help, false",
    "list, false"
  })
  void tensorFlowIsOpenedEarlyOnlyForGraphs(String arguments, boolean needed) {
    assertThat(Gan.buildsGraph(VERBS, arguments.split(" "))).isEqualTo(needed);
  }

  private static String shown(CommandLine command, String... arguments) {
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out)).execute(arguments);
    return out.toString();
  }
}
