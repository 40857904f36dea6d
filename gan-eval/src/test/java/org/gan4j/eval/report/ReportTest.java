package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path runs;

  private RunDirectory evaluated(String name, double value, String reference) throws IOException {
    RunDirectory run = FakeRun.finished(runs.resolve(name), 3);
    FakeRun.evaluate(run, value, reference);
    return run;
  }

  @Test
  void aFinishedRunShowsItsNumbersWithErrorCountReferenceAndNoiseFloor() throws IOException {
    String html = Report.html(List.of(evaluated("00001-dcgan", 12.25, "mnist/test")));

    assertThat(html)
        .contains("<h1>00001-dcgan</h1>")
        .contains("12.25 ± 0.50")
        .contains("10000 v mnist/test")
        .contains("noise floor 0.250")
        .contains("± jackknife &amp; more.")
        .contains("Warning: few &lt;images&gt;.")
        .contains("<th>protocol.featureNetworkSha256</th><td>ab</td>")
        .contains("step 200, 12,800 images seen, 1 h 01 min")
        .contains("<th>threads</th><td>1, 2</td>")
        .doesNotContain("class=\"missing\"");
  }

  @Test
  void aReferenceWithBracketsInItsNameIsWhole() throws IOException {
    String html = Report.html(List.of(evaluated("00001-dcgan", 12.25, "mnist/test (a half)")));

    assertThat(html).contains("10000 v mnist/test (a half)");
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    RunDirectory run = evaluated("00001-dcgan", 12.25, "mnist/test");

    String html = Report.html(List.of(run)).replaceAll("src=\"data:[^\"]*\"", "");
    assertThat(html).containsOnlyOnce("<script").contains("<script type=\"application/json\"");
    assertThat(html)
        .doesNotContain("src=")
        .doesNotContain("<link")
        .doesNotContain("@import")
        .doesNotContain("http");
  }

  @Test
  void everythingFromTheRunIsEscaped() throws IOException {
    String html = Report.html(List.of(evaluated("00001-dcgan", 12.25, "<u>&")));

    assertThat(html)
        .contains("&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;")
        .contains("17 &lt;b&gt;")
        .contains("&lt;i&gt; <b>1.500</b>")
        .contains("v &lt;u&gt;&amp;")
        .doesNotContain("<b>bold")
        .doesNotContain("<i>")
        .doesNotContain("<u>");
  }

  @Test
  void theLastGridIsEmbeddedWithSixBeforeIt() throws IOException {
    RunDirectory run = FakeRun.finished(runs.resolve("00001-dcgan"), 20);
    Files.writeString(run.sampleGrid(2100), "half written");
    String html = Report.html(List.of(run));

    assertThat(html.split("<img ", -1)).hasSize(1 + 7);
    assertThat(html).contains("Samples at step 100\"").contains("Samples at step 1900\"");
    byte[] last = Files.readAllBytes(run.sampleGrid(2000));
    assertThat(html)
        .contains(
            "<figure class=\"final\"><img src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(last)
                + "\" alt=\"Samples at step 2000\">");
  }

  @Test
  void sharesOfClassesAreBars() throws IOException {
    RunDirectory run = FakeRun.finished(runs.resolve("00001-dcgan"), 1);
    FakeRun.histogram(run);

    assertThat(Report.html(List.of(run)))
        .contains("<span>0</span><i style=\"width:100.0%\"></i><span>75.0 %</span>")
        .contains("<span>1</span><i style=\"width:33.3%\"></i><span>25.0 %</span>");
  }

  @Test
  void whatAnUnfinishedRunLacksIsNamed() throws IOException {
    RunDirectory run = FakeRun.started(runs.resolve("00002-young"));

    assertThat(Report.html(List.of(run)))
        .contains("No provenance: provenance.json is missing.")
        .contains("No metrics yet")
        .contains("No samples yet")
        .contains("Not evaluated yet: gan evaluate " + run.path());
  }

  @Test
  void numbersFromBeforeTheLastStepAreCalledOld() throws IOException {
    RunDirectory run = FakeRun.finished(runs.resolve("00003-resumed"), 1);
    FakeRun.evaluate(run, 12.5, "mnist/test");
    String note = "Measured at step 200, trained further since: gan evaluate " + run.path();
    assertThat(Report.html(List.of(run))).doesNotContain(note);

    Files.writeString(run.metrics(), "{\"step\":300,\"seconds\":1}\n", StandardOpenOption.APPEND);

    assertThat(Report.html(List.of(run))).contains(note);
  }

  @Test
  void anEmptyFolderHasAReportToo() throws IOException {
    Path empty = Files.createDirectory(runs.resolve("empty"));

    assertThat(Report.html(List.of(new RunDirectory(empty))))
        .contains("No config: config.yaml is missing.");
  }

  @Test
  void numbersOfOneProtocolShareAColumnAndOthersDoNot() throws IOException {
    String html =
        Report.html(
            List.of(
                evaluated("00001-a", 12.25, "mnist/test"),
                evaluated("00002-b", 8.25, "mnist/test"),
                evaluated("00003-c", 4.25, "mnist/train"),
                FakeRun.started(runs.resolve("00004-d"))));

    assertThat(html)
        .contains("<h1>4 runs</h1>")
        .contains("fid10k-mnist-cnn<small>reference.name mnist/test</small>")
        .contains("fid10k-mnist-cnn<small>reference.name mnist/train</small>")
        .contains("00001-a</a></th><td>12.25 ± 0.50</td><td>–</td>")
        .contains("00002-b</a></th><td>8.25 ± 0.50</td><td>–</td>")
        .contains("00003-c</a></th><td>–</td><td>4.25 ± 0.50</td>")
        .contains("00004-d</a></th><td>–</td><td>–</td>")
        .contains("<h2>00004-d</h2>");
  }

  @Test
  void theSameRunGivesTheSameBytesAndReplacesTheOldReport() throws IOException {
    RunDirectory run = evaluated("00001-dcgan", 12.25, "mnist/test");
    Files.writeString(run.report(), "old");

    Report.write(List.of(run), run.report());
    String first = Files.readString(run.report());
    Report.write(List.of(run), run.report());

    assertThat(first).startsWith("<!DOCTYPE html>").isEqualTo(Files.readString(run.report()));
  }

  @Test
  void damagedProvenanceIsNamedAndTheRestShown() throws IOException {
    RunDirectory run = evaluated("00001-dcgan", 12.25, "mnist/test");
    Files.writeString(run.provenance(), "{");

    assertThat(Report.html(List.of(run)))
        .contains("provenance.json cannot be read")
        .contains("12.25 ± 0.50");
  }

  @Test
  void noRunIsRefused() {
    assertThatThrownBy(() -> Report.html(List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected at least one run");
  }
}
