package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.report.Report;
import org.junit.jupiter.api.Test;

/** How {@code gan replay} is called, and what it answers. */
final class GanReplayTest extends GanCalls {

  @Test
  void aRunIsReplayedFromItsFolder() {
    assertThat(gan("replay", "00001-toy", "--runs", runs, "--until", 50)).isZero();
    assertThat(verbs.calls).containsExactly("replay 00001-toy OptionalLong[50]");
    assertThat(out.toString().lines())
        .containsExactly(
            "Run: " + runs.resolve("00002-replay"),
            "identical to the bit: 2 states and 3 reports of 00001-toy");
  }

  @Test
  void aRunIsReplayedFromItsReport() throws IOException {
    Path html = folder.resolve("copied.html");
    Report.write(List.of(RunDirectory.open(runs.resolve("00001-toy"))), html);
    assertThat(gan("replay", html, "--runs", folder.resolve("others"))).isZero();
    assertThat(verbs.calls).containsExactly("replay 00001-toy OptionalLong.empty");
  }

  @Test
  void aDifferenceHasAnExitCodeOfItsOwn() {
    verbs.finished = false;
    assertThat(gan("replay", "00001-toy", "--runs", runs)).isEqualTo(3);
    assertThat(out.toString())
        .contains(
            "different: the state of step 0 is the first to differ, in 1 of 1 tensors: w; the"
                + " difference was there before the first step");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFileThatIsNoReportOfARunIsRefused() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "<html></html>");
    assertRefused(
        gan("replay", page),
        page
            + ": expected the report of one run with its record, found none. Write it with gan"
            + " report RUN, of one run.");
  }

  @Test
  void aRecordThatIsDamagedIsRefused() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<script type=\"application/json\" id=\"gan4j-run\">{\"name\":</script>");
    assertThat(gan("replay", page)).isEqualTo(2);
    assertThat(err.toString()).startsWith(page + ": expected JSON of RunRecord").hasLineCount(1);
  }

  @Test
  void aStepBeforeTheFirstIsRefused() {
    assertRefused(
        gan("replay", "00001-toy", "--runs", runs, "--until", 0),
        "--until: expected a step from 1, found 0. Give another step.");
  }
}
