package org.gan4j.experiments.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);

  private final AtomicLong clock = new AtomicLong();

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
  void whatTakesLongerThanASecondIsALineWhereNobodyLooks() {
    try (ReadingProgress progress = new ReadingProgress(terminal, false, clock::get)) {
      progress.progress("folder:x", 10, 100);
      clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1100));
      progress.progress("folder:x", 20, 100);
      progress.progress("folder:x", 30, 100);
    }
    assertThat(shown().lines()).containsExactly("Reading folder:x: 20 of 100 images");
  }

  @Test
  void andABarWhereAPersonLooks() {
    try (ReadingProgress progress = new ReadingProgress(terminal, true, clock::get)) {
      progress.progress("folder:x", 10, 100);
      clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1100));
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
