package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Calls the command as the terminal does, with works that only write down what is asked of them.
 */
abstract class GanCalls {

  @TempDir Path folder;
  final RecordedVerbs verbs = new RecordedVerbs();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  Path config;
  Path runs;

  @BeforeEach
  void writeConfigAndRun() throws IOException {
    config = Files.writeString(folder.resolve("toy.yaml"), ToyExperiment.YAML);
    runs = folder.resolve("runs");
    RunDirectory run = RunDirectory.create(runs, "toy");
    Files.writeString(run.config(), ToyExperiment.YAML);
  }

  final int gan(Object... arguments) {
    String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    CommandLine command =
        Gan.commandLine(verbs.all())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return Gan.execute(command, texts);
  }

  final void assertRefused(int code, String line) {
    assertThat(err.toString()).isEqualTo(line + System.lineSeparator());
    assertThat(code).isEqualTo(2);
    assertThat(verbs.calls).isEmpty();
  }
}
