package org.gan4j.experiments.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedLinesTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private Path log;
  private PrintedLines lines;

  @BeforeEach
  void begin() throws IOException {
    log = folder.resolve("tensorflow.log");
    Files.writeString(log, "of an earlier process\n");
    lines = new PrintedLines(log, new PrintStream(shown, true, StandardCharsets.UTF_8));
  }

  private void add(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }

  private String shown() {
    lines.show();
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsPrintedIsShownAndWhatTheLibrarySaysIsNot() throws IOException {
    add(
        """
        WARNING: All log messages before absl::InitializeLog() is called are written to STDERR
        I0000 00:00:1796049427.756144   17120 mlir_graph_optimization_pass.cc:401] MLIR V1
        loss = 0.5
        2026-11-30 15:05:32.986186: E tensorflow/core/util/util.cc:131] oneDNN supports
        [1 2 3]
        """);
    assertThat(shown().lines()).containsExactly("loss = 0.5", "[1 2 3]");
  }

  @Test
  void eachLineIsShownOnceAndWhenItIsWhole() throws IOException {
    add("first\nsec");
    assertThat(shown().lines()).containsExactly("first");
    add("ond\n");
    assertThat(shown().lines()).containsExactly("first", "second");
    assertThat(shown().lines()).containsExactly("first", "second");
  }

  @Test
  void aLogThatIsBegunAnewIsFollowedFromThere() throws IOException {
    Files.writeString(log, "");
    assertThat(shown()).isEmpty();
    add("after\n");
    assertThat(shown().lines()).containsExactly("after");
  }

  @Test
  void withoutALogThereIsNothingToShow() throws IOException {
    Files.delete(log);
    assertThat(shown()).isEmpty();
  }
}
