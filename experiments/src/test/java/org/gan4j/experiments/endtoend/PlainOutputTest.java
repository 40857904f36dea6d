package org.gan4j.experiments.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names with codes that a terminal obeys. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PlainOutputTest {

  @TempDir private Path folder;

  @Test
  void namesWithCodesArePrintedWithoutThem() throws Exception {
    Path strange = folder.resolve("a\u001b[2Jb\nc");
    Process gan = new ProcessBuilder(GanProcess.command("man", "--out", strange)).start();
    assertThat(new String(gan.getInputStream().readAllBytes(), UTF_8))
        .endsWith(" pages in " + folder.resolve("a?[2Jb c") + "\n");

    gan = new ProcessBuilder(GanProcess.command("list", "\u001b]0;title\u0007")).start();
    assertThat(new String(gan.getErrorStream().readAllBytes(), UTF_8))
        .isEqualTo("gan list: unexpected argument '?]0;title?'. See gan list --help.\n");
  }

  @Test
  void aTextOfSeveralLinesStaysOne() throws Exception {
    Path config = Path.of("configs", "vanilla-mnist.yaml");
    Process gan = new ProcessBuilder(GanProcess.command("check", config)).start();
    assertThat(new String(gan.getInputStream().readAllBytes(), UTF_8).lines())
        .startsWith("dataset:", "  name: mnist")
        .contains("training:");
  }
}
