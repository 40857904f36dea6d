package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {

  @TempDir private Path folder;
  private RunDirectory run;

  @BeforeEach
  void makeRun() throws IOException {
    run = FakeRun.finished(folder.resolve("00001-dcgan"), 1);
    Files.writeString(run.metrics(), "{\"step\":1,\"loss/a\":0.1}\n{\"step\":2,\"loss/a\":1e-7}\n");
    Files.writeString(
        run.fingerprints(), "{\"step\":0,\"state\":\"ab\",\"tensors\":{\"w\":\"cd\"}}\n");
    FakeRun.evaluate(run, 12.25, "</script><b>");
  }

  private RunRecord throughHtml(RunDirectory of) throws IOException {
    Path html = folder.resolve("copied.html");
    Report.write(List.of(of), html);
    return RunRecord.ofReport(html);
  }

  @Test
  void theReportHoldsWhatTheFolderHolds() throws IOException {
    RunRecord record = throughHtml(run);
    assertThat(record).isEqualTo(RunRecord.of(run));
    assertThat(record.config()).isEqualTo(Files.readString(run.config()));
    assertThat(record.fingerprints()).hasSize(1);
    assertThat(record.evaluations().get(0).protocol().reference().name()).isEqualTo("</script><b>");
  }

  @Test
  void aLineThatIsCutShortIsLeftOut() throws IOException {
    Files.writeString(run.metrics(), "{\"step\":3,\"lo", StandardOpenOption.APPEND);
    assertThat(throughHtml(run).metrics()).hasSize(2);
  }

  @Test
  void longLogsAreThinnedEvenlyAndEndAsTheyDo() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int step = 1; step <= 7000; step++) {
      lines.append("{\"step\":").append(step).append(",\"loss/a\":0.1}\n");
    }
    Files.writeString(run.metrics(), lines);
    RunRecord record = throughHtml(run);
    assertThat(record.metrics()).hasSize(1751);
    assertThat(record.metrics().get(1).get("step").asInt()).isEqualTo(5);
    assertThat(record.metrics().get(1750).get("step").asInt()).isEqualTo(7000);
    assertThat(RunRecord.of(run).metrics()).hasSize(7000);
  }

  /** Every second line of these would be of one kind alone. */
  @Test
  void thinningKeepsAShareOfEachKindOfLine() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int step = 1; step <= 1500; step++) {
      lines.append("{\"step\":").append(step).append(",\"loss/a\":0.1}\n");
      lines.append("{\"step\":").append(step).append(",\"penalty/r1\":0.1}\n");
    }
    Files.writeString(run.metrics(), lines);
    List<JsonNode> kept = throughHtml(run).metrics();
    assertThat(kept.stream().filter(line -> line.has("loss/a"))).hasSize(750);
    assertThat(kept.stream().filter(line -> line.has("penalty/r1"))).hasSize(751);
  }

  @Test
  void aRunWithoutProvenanceHasARecordToo() throws IOException {
    Files.delete(run.provenance());
    assertThat(throughHtml(run).provenance()).isNull();
  }

  @Test
  void aPageOfSeveralRunsHasNone() throws IOException {
    Path html = folder.resolve("several.html");
    Report.write(List.of(run, run), html);
    assertThatThrownBy(() -> RunRecord.ofReport(html))
        .isInstanceOf(InputException.class)
        .hasMessage(
            html
                + ": expected the report of one run with its record, found none. Write it with gan"
                + " report RUN, of one run.");
  }
}
