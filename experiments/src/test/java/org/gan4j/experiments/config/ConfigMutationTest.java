package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a valid config, it is read or refused in one line; nothing else happens. */
class ConfigMutationTest {

  private static final List<String> FRAGMENTS =
      List.of(
          "-1",
          "0",
          "1e999",
          ".nan",
          "\"\"",
          "null",
          "~",
          "[]",
          "{}",
          "[1, 2]",
          "{type: adam}",
          "true",
          "off",
          "*x",
          "&x 1",
          "!!str 1",
          "!y {}",
          "<<: 1",
          "- ",
          "? ",
          ": ",
          "'",
          "\"",
          "\t",
          "\u0000",
          "\u2028",
          "\uD83D\uDE00",
          "# ",
          "---",
          "...",
          "%TAG ! x",
          "|",
          ">",
          "@",
          "0x7fffffffffffffff",
          "99999999999999999999",
          "1_0",
          "010",
          "type",
          "java.lang.String",
          "org.gan4j.experiments.ToyVariant$Config",
          "[I",
          "../x",
          "{{{{",
          "[[[[");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMutationIsReadOrRefusedInOneLine(long seed) {
    Random random = new Random(seed);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      String text = ToyExperiment.YAML;
      for (int change = random.nextInt(3); change >= 0; change--) {
        text = mutate(text, random);
      }
      try {
        Experiment experiment = ToyExperiment.parse(text);
        String written = ConfigWriter.write(experiment);
        assertThat(ToyExperiment.parse(written)).as(text).isEqualTo(experiment);
        read++;
      } catch (InputException expected) {
        assertThat(expected.getMessage()).as(text).startsWith("configs/x.yaml: ");
        assertThat(expected.getMessage().lines()).as(text).hasSize(1);
        refused++;
      } catch (RuntimeException | StackOverflowError failure) {
        throw new AssertionError("seed " + seed + ", mutation " + i + ":\n" + text, failure);
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isGreaterThan(100);
  }

  private static String mutate(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int line = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    String fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    switch (random.nextInt(8)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(other, lines.get(line));
      case 2 -> Collections.swap(lines, line, other);
      case 3 -> lines.set(line, " " + lines.get(line));
      case 4 -> lines.set(line, lines.get(line).replaceFirst(":.*", ": ") + fragment);
      case 5 -> lines.set(line, insert(lines.get(line), fragment, random));
      case 6 -> lines.set(line, flip(lines.get(line), random));
      default -> lines.set(line, lines.get(line).replaceFirst("\\d+", "-$0"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String insert(String line, String fragment, Random random) {
    int at = random.nextInt(line.length() + 1);
    return line.substring(0, at) + fragment + line.substring(at);
  }

  private static String flip(String line, Random random) {
    int at = random.nextInt(line.length());
    char character = (char) (' ' + random.nextInt(95));
    return line.substring(0, at) + character + line.substring(at + 1);
  }
}
