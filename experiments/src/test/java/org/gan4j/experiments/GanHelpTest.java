package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.experiments.command.page.ManualPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Pages of help, for terminals, man and shells. */
final class GanHelpTest extends GanCalls {

  private String page(Object... arguments) {
    out.getBuffer().setLength(0);
    assertThat(gan(arguments)).isZero();
    return out.toString();
  }

  @Test
  void helpOfAVerbIsItsPage() {
    assertThat(page("help", "train")).isEqualTo(page("train", "--help"));
    assertThat(page("help")).isEqualTo(page("--help"));
  }

  @ParameterizedTest
  @CsvSource({"40, 55", "60, 60", "80, 80", "200, 200", "x, 80", "'', 80", ", 80", "0, 80"})
  void linesAreAsLongAsTheTerminals(String columns, int width) {
    CommandLine command = Gan.commandLine(verbs.all());
    ManualPage.widen(command, columns);
    for (CommandLine verb : command.getSubcommands().values()) {
      assertThat(verb.getCommandSpec().usageMessage().width()).isEqualTo(width);
    }
    assertThat(command.getUsageMessage().lines())
        .filteredOn(line -> !line.startsWith("gan - "))
        .allMatch(line -> line.length() <= width);
    assertThat(command.getSubcommands().get("train").getUsageMessage().lines())
        .allMatch(line -> line.length() <= width);
  }

  @Test
  void pagesNameTheExitCodes() {
    assertThat(page("help", "train").replaceAll("\\s+", " "))
        .contains("0 done 1 gan4j failed 2 an argument,")
        .contains("130 stopped by Ctrl-C; a training has saved a checkpoint 141 the")
        .doesNotContain("replay");
    assertThat(page("help", "replay").replaceAll("\\s+", " ")).contains(" 3 the run is different ");
  }

  @Test
  void theDocsHaveTheExitCodesOfThePage() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/command.md"))) {
      Matcher row = Pattern.compile("[|] (\\d+) [|] (.*) [|]").matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), row.group(2).replaceAll("[`\\\\]", ""));
      }
    }
    assertThat(documented)
        .containsExactlyEntriesOf(
            Gan.commandLine(verbs.all()).getCommandSpec().usageMessage().exitCodeList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void aShellReadsItsScript(String shell) throws Exception {
    Path script = Files.writeString(folder.resolve("script"), page("completion", shell));
    assertThat(Files.readString(script))
        .contains("train-classifier", "accept-changes", "completion")
        .doesNotContainPattern("\\bprocess\\b");
    assumeThat(onPath(shell)).as(shell + " is installed").isTrue();
    Process process = new ProcessBuilder(shell, "-n", script.toString()).start();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void fishCompletesVerbsOptionsAndFiles() {
    assertThat(page("completion", "fish").lines())
        .contains(
            "complete -c gan -n '__fish_use_subcommand' -f -a check"
                + " -d 'check a config and show what it would do'",
            "complete -c gan -n '__fish_seen_subcommand_from sample' -l out -r -F"
                + " -d 'The folder to write them to, made if missing'",
            "complete -c gan -n '__fish_seen_subcommand_from train' -l seed -x"
                + " -d 'Use another seed than the config\\'s'",
            "complete -c gan -n '__fish_seen_subcommand_from list' -s h -l help"
                + " -d 'Show this page'");
  }

  @Test
  void bashCompletesVerbs() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), page("completion", "bash"));
    String completing =
        "source '%s'; COMP_WORDS=(gan tra); COMP_CWORD=1; _complete_gan; echo ${COMPREPLY[@]}"
            .replace("%s", script.toString());
    assumeThat(onPath("bash")).as("bash is installed").isTrue();
    Process process = new ProcessBuilder("bash", "-c", completing).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("train translate train-classifier");
  }

  @Test
  void manPagesHaveAllSections() throws IOException {
    Path pages = folder.resolve("man1");
    assertThat(page("man", "--out", pages))
        .startsWith(RecordedVerbs.shown().size() + 1 + " pages in " + pages);
    assertThat(pages.resolve("gan-process.1")).doesNotExist();
    String train = Files.readString(pages.resolve("gan-train.1"));
    assertThat(train.lines())
        .startsWith(".TH \"GAN-TRAIN\" \"1\" \"\" \"gan4j\" \"gan4j\"", ".SH NAME")
        .contains(".SH SYNOPSIS", ".SH DESCRIPTION", ".SH ARGUMENTS", ".SH OPTIONS")
        .contains(".SH EXIT STATUS", ".SH EXAMPLES", "\\fB\\-\\-seed N\\fR")
        .noneMatch(line -> line.contains("${"));
    assertThat(Files.readString(pages.resolve("gan.1"))).contains(".SH VERBS", "\\fBtrain\\fR");
  }

  @Test
  void manReadsThePagesWithoutAWarning() throws Exception {
    assumeThat(onPath("groff")).as("groff is installed").isTrue();
    Path pages = folder.resolve("man1");
    page("man", "--out", pages);
    List<String> command = new ArrayList<>(List.of("groff", "-man", "-ww", "-Tutf8", "-z"));
    try (Stream<Path> files = Files.list(pages)) {
      files.map(Path::toString).forEach(command::add);
    }
    Process process = new ProcessBuilder(command).start();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
  }
}
