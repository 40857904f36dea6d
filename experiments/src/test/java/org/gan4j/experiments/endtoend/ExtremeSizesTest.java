package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sizes at the ends of their types, checked in a process of their own: what crashes TensorFlow's
 * native code is a failed test, and not the end of all.
 */
class ExtremeSizesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "dcgan-mnist, training.batchSize=2147483647",
    "wgan-gp-mnist, training.batchSize=46341",
    "dcgan-mnist, variant.latentSize=2147483647",
  })
  void areAcceptedOrRefusedInOneLine(String config, String setting) throws Exception {
    requireNoCrash(Path.of("configs", config + ".yaml"), setting);
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  @Tag("slow")
  void areNoCrashInAnyShippedConfig(Path config) throws Exception {
    requireNoCrash(config, "training.batchSize=2147483647");
    requireNoCrash(config, "training.batchSize=65536");
  }

  private void requireNoCrash(Path config, String setting) throws Exception {
    Path said = folder.resolve("said.txt");
    Process process = GanProcess.start(said, "check", config, "--set", setting);
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(config + " " + Files.readString(said)).isIn(0, 2);
    assertThat(said).content().doesNotContain("SIGSEGV", "\tat ");
    Files.delete(said);
  }
}
