package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says to wrong input, and when something fails. */
final class GanRefusalsTest extends GanCalls {

  @Test
  void aWrongConfigIsOneLineAndLeavesNothing() throws IOException {
    Files.writeString(config, ToyExperiment.YAML.replace("seed: 1", "sead: 1"));
    Path empty = folder.resolve("new");
    int code = gan("run", config, "--runs", empty);
    assertRefused(
        code,
        config
            + ": /sead: expected one of the keys dataset, variant, training, evaluation, alarms, execution,"
            + " seed, found \"sead\". Did you mean 'seed'?");
    assertThat(empty).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sample --count 1 --out x", "translate --direction AtoB --in x --out y", "finish"})
  void aVerbWithoutSetDoesNotAdviseIt(String verb) throws IOException {
    Path stored = runs.resolve("00001-toy/config.yaml");
    Files.writeString(stored, ToyExperiment.YAML.replace("steps: 200", "steps: 0"));
    List<String> arguments = new ArrayList<>(List.of(verb.split(" ")));
    arguments.addAll(1, List.of("00001-toy", "--runs", runs.toString()));
    assertRefused(
        gan(arguments.toArray()),
        stored + ": /training/steps: must be at least 1, found 0. Change it there.");
  }

  @Test
  void aVerbWithSetAdvisesIt() throws IOException {
    Files.writeString(config, ToyExperiment.YAML.replace("steps: 200", "steps: 0"));
    assertRefused(
        gan("train", config),
        config
            + ": /training/steps: must be at least 1, found 0. Change it there, or for one run with"
            + " --set training.steps=VALUE.");
  }

  @Test
  void misspeltVerbIsAnsweredWithTheNearest() {
    assertRefused(
        gan("trian"),
        "gan: expected a verb ("
            + String.join(", ", RecordedVerbs.shown())
            + "), found 'trian'. Did you mean 'train'?");
  }

  @Test
  void misspeltOptionIsAnsweredWithTheNearest() {
    assertRefused(
        gan("train", config, "--sed", 5),
        "gan train: unexpected option '--sed'. Did you mean '--seed'?");
  }

  @Test
  void withoutAVerbThePageIsTheAnswerToAMistake() {
    assertThat(gan()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("NAME").contains("VERBS", "  train ");
  }

  @Test
  void helpOfAMisspeltVerbNamesTheNearest() {
    assertThat(gan("help", "trian")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("gan help: expected a verb (run, train, ")
        .endsWith("), found 'trian'. Did you mean 'train'?" + System.lineSeparator());
  }

  @Test
  void aShellThatThereIsNoScriptForIsRefused() {
    assertRefused(
        gan("completion", "tcsh"),
        "gan completion: invalid value for positional parameter at index 0 (SHELL): expected one of"
            + " [bash, zsh, fish] (case-sensitive) but was 'tcsh'. See gan completion --help.");
  }

  @Test
  void missingConfigIsRefused() {
    assertRefused(gan("run"), "gan run: missing required parameter: 'CONFIG'. See gan run --help.");
  }

  @Test
  void aSeedThatIsNoNumberIsRefused() {
    assertRefused(
        gan("run", config, "--seed", "x"),
        "gan run: invalid value for option '--seed': 'x' is not a long. See gan run --help.");
  }

  @Test
  void aFullDiskIsOneLineWithThePlace() {
    verbs.failure =
        new UncheckedIOException(
            new FileSystemException("runs/x/metrics.jsonl", null, "No space left on device"));
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "runs/x/metrics.jsonl: expected room on the disk, found it full. Free some space, then"
                + " continue with gan resume RUN.");
  }

  @Test
  void aForbiddenFileIsOneLineWithThePlace() {
    verbs.failure =
        new IllegalStateException(new UncheckedIOException(new AccessDeniedException("out/a.png")));
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "out/a.png: no permission to read or write it. Change that with chmod, or choose"
                + " another place.");
  }

  @Test
  void aPointerThatTheWorkRefusesIsShownInItsConfig() {
    verbs.failure = InputException.atKey("/dataset", "expected labels, found none", "Use mnist.");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(config + ": /dataset: expected labels, found none. Use mnist.");
  }

  @Test
  void anotherPlaceThatTheWorkRefusesStaysAsItIs() {
    verbs.failure = new InputException("/data/a.png", "expected a PNG, found text", "Go.");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("/data/a.png: expected a PNG, found text. Go.");
  }

  @Test
  void ourFailuresAreOneLineAndExitWithOne() {
    verbs.failure = new IllegalStateException("graph is closed\nat node 3");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(
            "gan failed: IllegalStateException: graph is closed (run again with --debug for the"
                + " stack trace)");
  }

  @Test
  void tooSmallAHeapIsOneLineThatSaysHowToHaveMore() {
    verbs.error = new OutOfMemoryError("Java heap space");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .matches(
            "Java's memory: expected enough for this work, found \\d+ MB full \\(Java heap space\\)."
                + " Give Java more: GAN_JAVA_OPTS=-Xmx\\d+g.");
  }

  @Test
  void errorsOfTheMachineAreOneLineToo() {
    verbs.error = new StackOverflowError();
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("gan failed: StackOverflowError (run again with --debug for the stack trace)");
  }

  @Test
  void debugAddsTheStackTrace() {
    verbs.failure = new IllegalStateException("graph is closed");
    assertThat(gan("train", config, "--runs", runs, "--debug")).isEqualTo(1);
    assertThat(err.toString()).contains("at org.gan4j.experiments.");
  }
}
