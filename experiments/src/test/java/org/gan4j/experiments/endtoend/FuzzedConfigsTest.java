package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped configs, damaged at random: each is either accepted and builds, or refused in one
 * line with the place and exit code 2, and leaves nothing behind. {@code -Dgan4j.fuzz=2000} tries
 * more of them, {@code -Dgan4j.fuzz.first=N} begins with number N.
 */
class FuzzedConfigsTest {

  private static final int CONFIGS = Integer.getInteger("gan4j.fuzz", 150);
  private static final int FIRST = Integer.getInteger("gan4j.fuzz.first", 0);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @TempDir private static Path folder;
  private static List<Path> shipped;

  @BeforeAll
  static void findConfigs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      shipped = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(shipped).hasSizeGreaterThan(20);
  }

  @Test
  void areAcceptedOrRefusedInOneLine() throws IOException {
    List<String> failures = new ArrayList<>();
    int accepted = 0;
    for (int number = FIRST; number < FIRST + CONFIGS; number++) {
      try {
        accepted += isAccepted(number) ? 1 : 0;
      } catch (AssertionError failure) {
        failures.add("number " + number + ": " + failure.getMessage().strip());
      }
    }
    System.out.printf(Locale.ROOT, "%d damaged configs: %d are still good%n", CONFIGS, accepted);
    assertThat(failures).isEmpty();
    assertThat(accepted).isBetween(1, CONFIGS - 1);
  }

  private static boolean isAccepted(int number) throws IOException {
    Random chance = new Random(number);
    Path original = shipped.get(chance.nextInt(shipped.size()));
    Path config = folder.resolve(number + ".yaml");
    byte[] damaged = ConfigDamage.of(withShippedData(original), chance);
    Files.write(config, damaged);
    GanCommand checked =
        Assertions.assertTimeoutPreemptively(LONGEST, () -> GanCommand.run("check", config));
    assertThat(folder.toFile().list()).containsExactly(config.getFileName().toString());
    assertThat(config).hasBinaryContent(damaged);
    Files.delete(config);
    requireGood(checked);
    return checked.code() == 0;
  }

  /** So that the data set is there, and the damage is reached. */
  private static String withShippedData(Path config) throws IOException {
    return Files.readString(config).replace("name: fashion-mnist\n", "name: mnist\n");
  }

  private static void requireGood(GanCommand checked) {
    if (checked.code() == 0) {
      assertThat(checked.err()).isEmpty();
      assertThat(checked.out()).contains("network ");
      return;
    }
    assertThat(checked.code()).as(checked.err()).isEqualTo(2);
    assertThat(checked.err().lines().toList()).hasSize(1);
    assertThat(checked.err()).matches("(?s)\\S.*: .*\\R").doesNotContain("Exception", "\tat ");
    assertThat(checked.err()).hasSizeLessThan(1200);
  }
}
