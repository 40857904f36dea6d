package org.gan4j.core.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @ParameterizedTest
  @CsvSource({
    "runs/00001-quickstart, runs/00001-quickstart",
    "my run, 'my run'",
    "-rf, ./-rf",
    "~root, ~root",
    "=ls, =ls"
  })
  void aPathIsQuotedWhereAShellNeedsIt(String path, String bare) {
    boolean plain = path.startsWith("runs") || path.equals("-rf");
    assertThat(ShellWord.of(Path.of(path))).isEqualTo(plain ? bare : "'" + bare + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "$(touch x)",
        "`id`",
        "it's",
        "a\nrm -rf b",
        "\u001b[2Jx'\\y",
        "\u202eevil",
        "tab\there",
        "!x;y|z&*?[a]{b,c}<>\"#",
        "Bäume \ud83c\udf33",
        "\u0085next"
      })
  void bashReadsTheTextBackAndSeesNoMoreThanOneWord(String text) throws Exception {
    assumeThat(Path.of("/bin/bash")).as("bash is installed").exists();
    String word = ShellWord.of(text);
    assertThat(word).isEqualTo(Printable.line(word)).doesNotContain("\t");
    assertThat(wordsOf(word)).isEqualTo("1:" + text);
  }

  private static String wordsOf(String word) throws IOException {
    ProcessBuilder bash =
        new ProcessBuilder("/bin/bash", "-c", "set -- " + word + "; printf '%s:%s' $# \"$*\"");
    bash.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    bash.redirectErrorStream(true);
    return new String(bash.start().getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void aLineHasNoCodesThatATerminalObeys() {
    assertThat(Printable.line("a\u001b[31mb\u0007\r\n  c\u009bd\u202ee\tf"))
        .isEqualTo("a?[31mb? c?d?e\tf");
    assertThat(Printable.lines("a\n\u001bb")).isEqualTo("a\n?b");
    assertThat(Printable.line("Größe 图 \ud83c\udf33")).isEqualTo("Größe 图 \ud83c\udf33");
  }
}
