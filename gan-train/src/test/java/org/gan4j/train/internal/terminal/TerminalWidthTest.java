package org.gan4j.train.internal.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TerminalWidthTest {

  private final Queue<Optional<Integer>> sizes =
      new ArrayDeque<>(List.of(Optional.of(120), Optional.of(40)));
  private final TerminalWidth width = new TerminalWidth(sizes::remove);

  @Test
  void isAskedOnceAndAgainAfterAResize() {
    assertThat(width.columns()).isEqualTo(120);
    assertThat(width.columns()).isEqualTo(120);
    width.changed();
    assertThat(width.columns()).isEqualTo(40);
    assertThat(width.columns()).isEqualTo(40);
  }

  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void theSignalOfAResizeIsNoticed() throws Exception {
    TerminalWidth noticing = new TerminalWidth();
    assertThat(noticing.columns()).isPositive();
    assertThat(noticing.isCurrent()).isTrue();
    new ProcessBuilder("kill", "-WINCH", "" + ProcessHandle.current().pid()).start().waitFor();
    while (noticing.isCurrent()) {
      Thread.onSpinWait();
    }
    assertThat(noticing.columns()).isPositive();
    assertThat(noticing.isCurrent()).isTrue();
  }
}
