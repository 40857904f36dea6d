package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever JSON stands where, a run's folder and a report are read, or refused in one line. */
class DamagedJsonTest {

  @TempDir private Path folder;
  private RunDirectory run;

  @BeforeEach
  void makeRun() throws IOException {
    run = FakeRun.finished(folder.resolve("00001-dcgan"), 1);
    Files.writeString(
        run.metrics(),
        """
        {"step":1,"imagesSeen":64,"seconds":2,"loss/a":0.1,"alarm":{"name":"a","signal":"s","value":1,"threshold":2,"words":"w"}}
        {"step":2,"loss/a":0.2,"nonFinite":{"foundAt":3,"finding":"f","rateFactor":0.5}}
        """);
    Files.writeString(
        run.fingerprints(), "{\"step\":0,\"state\":\"ab\",\"tensors\":{\"w\":\"cd\"}}\n");
    Files.writeString(
        run.provenance(),
        """
        {"gan4j":"1","seed":1,"parameters":["g: 1"],"classpath":[{"name":"a","sha256":"b"}],
         "machine":{"os":"linux","cores":2},"software":{"tensorflow":"2"},
         "changes":[{"step":1,"date":"d","differences":["/a: 1 -> 2"],"config":"seed: 1"}],
         "sessions":[{"fromStep":0,"toStep":2,"started":"d","seconds":1.5,"end":"finished"}]}
        """);
    FakeRun.evaluate(run, 12.25, "mnist/test");
  }

  @Test
  void theRecordInAReport() throws Exception {
    Path html = folder.resolve("copied.html");
    Report.write(List.of(run), html);
    String page = Files.readString(html);
    int from = page.indexOf("id=\"gan4j-run\">") + "id=\"gan4j-run\">".length();
    int to = page.indexOf("</script>", from);

    for (String damaged : DamagedJson.of(page.substring(from, to))) {
      Files.writeString(html, page.substring(0, from) + damaged + page.substring(to));
      isReadOrRefused(damaged, () -> show(RunRecord.ofReport(html).evaluations()));
    }
  }

  @Test
  void theFilesOfARun() throws Exception {
    Path evaluation = run.evaluations().resolve("fid10k-mnist-cnn.json");
    for (Path file : List.of(evaluation, run.provenance(), run.metrics(), run.fingerprints())) {
      String intact = Files.readString(file);
      boolean lines = file.toString().endsWith("jsonl");
      for (String part : lines ? intact.lines().toList() : List.of(intact)) {
        for (String damaged : DamagedJson.of(part)) {
          Files.writeString(file, lines ? damaged + "\n" + intact : damaged);
          isReadOrRefused(file.getFileName() + ": " + damaged, this::readAll);
        }
      }
      Files.writeString(file, intact);
    }
  }

  private void readAll() {
    assertThat(Report.html(List.of(run))).isNotEmpty();
    show(RunRecord.of(run).evaluations());
  }

  private static void show(List<Evaluation> evaluations) {
    evaluations.forEach(evaluation -> assertThat(evaluation.lines()).isNotEmpty());
    assertThat(evaluations).allSatisfy(one -> assertThat(one.ofRunItself()).isIn(true, false));
  }

  private static void isReadOrRefused(String damaged, Runnable reading) {
    assertThatCode(
            () -> {
              try {
                reading.run();
              } catch (InputException refused) {
                assertThat(refused.getMessage()).doesNotContain("\n");
              }
            })
        .as(damaged)
        .doesNotThrowAnyException();
  }
}
