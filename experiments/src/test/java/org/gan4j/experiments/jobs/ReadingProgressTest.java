package org.gan4j.experiments.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsReadAtOnceIsNotShown(boolean interactive) {
    try (ReadingProgress progress = new ReadingProgress(terminal, interactive)) {
      progress.progress("folder:x", 50, 100);
      progress.progress("folder:x", 100, 100);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void whatTakesLongerThanASecondIsALineWhereNobodyLooks() throws InterruptedException {
    try (ReadingProgress progress = new ReadingProgress(terminal, false)) {
      progress.progress("folder:x", 10, 100);
      Thread.sleep(1100);
      progress.progress("folder:x", 20, 100);
      progress.progress("folder:x", 30, 100);
    }
    assertThat(shown().lines()).containsExactly("Reading folder:x: 20 of 100 images");
  }

  @Test
  void andABarWhereAPersonLooks() throws InterruptedException {
    try (ReadingProgress progress = new ReadingProgress(terminal, true)) {
      progress.progress("folder:x", 10, 100);
      Thread.sleep(1100);
      progress.progress("folder:x", 20, 100);
      progress.progress("folder:x", 100, 100);
    }
    assertThat(shown()).contains("read").contains("100/100").contains("folder:x");
  }

  @Test
  void notesAreLines() {
    try (ReadingProgress progress = new ReadingProgress(terminal, false)) {
      progress.note("a note");
    }
    assertThat(shown().lines()).containsExactly("a note");
  }
}
