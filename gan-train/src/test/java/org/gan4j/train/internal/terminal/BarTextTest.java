package org.gan4j.train.internal.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTextTest {

  private static final List<String> FIELDS =
      List.of("5160/12000", "3:12 left", "842 images/s", "discriminator 0.61", "generator 1.2");

  private static String at(int columns) {
    return BarText.of("train", 5160, 12000, FIELDS, columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          8 | train
          20 | train  43%
          40 | train  43% [=====>       ]  5160/12000
          60 | train  43% [=======>         ]  5160/12000  3:12 left
          80 | train  43% [=====>       ]  5160/12000  3:12 left  842 images/s
          200 | train  43% [============>                 ]  5160/12000  3:12 left  842 images/s  discriminator 0.61  generator 1.2
          """)
  void leavesOutFromTheRightWhatDoesNotFit(int columns, String line) {
    assertThat(at(columns)).startsWith(line.substring(0, Math.min(line.length(), 8)));
    assertThat(fields(at(columns))).isEqualTo(fields(line));
  }

  /** Without the bar, whose length is that of the room. */
  private static String fields(String line) {
    return line.strip().replaceAll("\\[.*]", "[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 23, 24, 40, 60, 80, 200, 1000})
  void leavesTheLastColumnFree(int columns) {
    assertThat(at(columns)).hasSizeLessThan(columns);
    assertThat(BarText.of("a long name of a stage", 1, 2, FIELDS, columns))
        .hasSizeLessThan(columns);
  }

  @Test
  void theBarShowsTheShareAndNeverMore() {
    assertThat(bar(0, 10)).isEqualTo("[>           ]");
    assertThat(bar(5, 10)).isEqualTo("[======>     ]");
    assertThat(bar(10, 10)).isEqualTo("[============]");
    assertThat(bar(30, 10)).isEqualTo("[============]");
  }

  private static String bar(long done, long total) {
    return BarText.of("x", done, total, List.of(), 22).replaceFirst(".*% ", "");
  }

  @Test
  void nothingToDoIsDone() {
    assertThat(BarText.of("read", 0, 0, List.of(), 80)).startsWith("read 100%");
  }

  @Test
  void thePercentageIsFullOnlyAtTheEnd() {
    assertThat(BarText.of("read", 9_999, 10_000, List.of(), 80)).startsWith("read  99%");
  }
}
