package org.gan4j.train.internal.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private long now = 1_000_000_000;
  private int columns = 80;

  private Bar bar(long first, long total) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Bar(out, "train", first, total, () -> columns, () -> now);
  }

  private void seconds(double seconds) {
    now += Math.round(seconds * 1e9);
  }

  /** Every text that stood on the line, in their order. */
  private List<String> drawn() {
    return Stream.of(shown.toString(StandardCharsets.UTF_8).split("\r"))
        .skip(1)
        .map(line -> line.replace("\033[K", "").stripTrailing())
        .toList();
  }

  private String last() {
    return drawn().get(drawn().size() - 1);
  }

  @Test
  void showsTheSpeedOfTheLastTenSecondsAndNotTheMean() {
    Bar bar = bar(0, 10_000);
    bar.speedIn("images", 64);
    for (int step = 1; step <= 100; step++) {
      seconds(1);
      bar.stepTo(step);
    }
    for (int step = 110; step <= 300; step += 10) {
      seconds(1);
      bar.stepTo(step);
    }
    assertThat(last()).contains("  640 images/s");
    assertThat(last()).contains("  300/10000  1:04:40 left");
  }

  @Test
  void aStepThatTakesLongerThanTenSecondsHasASpeed() {
    Bar bar = bar(0, 10);
    bar.speedIn("images", 64);
    seconds(64);
    bar.stepTo(1);
    seconds(640);
    bar.stepTo(2);
    assertThat(last()).contains("  0.10 images/s");
  }

  @Test
  void aRunThatGoesBackMeasuresItsSpeedAnew() {
    Bar bar = bar(0, 1000);
    seconds(10);
    bar.stepTo(100);
    seconds(1);
    bar.stepTo(50);
    assertThat(last()).doesNotContain("/s");
    seconds(1);
    bar.stepTo(70);
    assertThat(last()).contains("  20/s");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 200})
  void everyLineFitsTheTerminalAlsoAfterAResize(int width) {
    columns = width;
    Bar bar = bar(900, 1000);
    bar.show(List.of("discriminator 0.612", "generator 12.3", "data wait 0.1 %"));
    for (int step = 901; step < 950; step++) {
      seconds(1);
      bar.stepTo(step);
    }
    assertThat(drawn()).hasSize(50).allMatch(line -> line.length() < width);
    int before = drawn().size();
    columns = width / 2;
    for (int step = 950; step < 1000; step++) {
      seconds(1);
      bar.stepTo(step);
    }
    bar.close();
    assertThat(drawn().subList(before, drawn().size()))
        .hasSize(51)
        .allMatch(line -> line.length() < width / 2);
  }

  @Test
  void drawsTwiceASecondAndAtTheEnd() {
    Bar bar = bar(0, 1000);
    for (int step = 1; step <= 1000; step++) {
      seconds(0.01);
      bar.stepTo(step);
    }
    bar.close();
    assertThat(drawn()).hasSize(1 + 20 + 1);
    assertThat(last()).startsWith("train 100% [=").contains("  1000/1000  0:00 left  100/s");
    assertThat(shown.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator());
  }

  @Test
  void whatWasDoneBeforeCountsNotForTheTimeLeft() {
    Bar bar = bar(900, 1000);
    assertThat(last()).contains("  900/1000").doesNotContain("left");
    seconds(10);
    bar.stepTo(950);
    assertThat(last()).contains("  950/1000  0:10 left  5.0/s");
  }
}
