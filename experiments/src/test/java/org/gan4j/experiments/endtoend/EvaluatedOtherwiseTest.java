package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.sweep.RunState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of a run that were measured otherwise than its config says never pass for its own. */
class EvaluatedOtherwiseTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory run;

  @BeforeAll
  static void runIt() {
    project = new TinyProject(folder).withNetwork();
    GanCommand done =
        GanCommand.run(
            "run",
            project.config,
            "--runs",
            folder.resolve("runs"),
            "--set",
            "training.steps=20",
            "--set",
            "evaluation.every={steps: 10, protocol: fid20-" + project.network + "}");
    assertThat(done.code()).as(done.err()).isZero();
    run = TinyProject.run(folder.resolve("runs"), "00001-tiny");
  }

  private static TreeMap<String, String> files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (String file : TinyProject.files(run.evaluations())) {
      files.put(file, Files.readString(run.evaluations().resolve(file)));
    }
    return files;
  }

  private static GanCommand evaluate(String... options) {
    return GanCommand.run(
        Stream.concat(Stream.of("evaluate", run.path()), Stream.of(options)).toArray());
  }

  @Test
  void whatDecidesANumberIsInItsNameAndTheRunsOwnStay() throws IOException {
    TreeMap<String, String> own = files();
    assertThat(own)
        .containsKey("fid40-tiny.json")
        .allSatisfy((name, text) -> assertThat(name).doesNotContain("~"));
    for (List<String> change :
        List.of(
            List.of("evaluation.reference=train", "reference=train", "reference: test -> train"),
            List.of("evaluation.truncation=0.5", "truncation=0.5", "truncation: nothing -> 0.5"),
            List.of("seed=7", "seed=7", "/seed: 1 -> 7"))) {
      GanCommand changed = evaluate("--set", change.get(0));
      assertThat(changed.err()).isEmpty();
      assertThat(changed.out()).contains("fid40-tiny~" + change.get(1) + ": ");
      Path file = run.evaluations().resolve("fid40-tiny~" + change.get(1) + ".json");
      assertThat(EvaluationFiles.read(file).warnings())
          .singleElement()
          .asString()
          .startsWith("Not as the run's config has it: ")
          .contains(change.get(2));
    }
    assertThat(evaluate("--best").out()).contains("fid40-tiny~best: ");
    assertThat(files()).containsAllEntriesOf(own);

    assertThat(RunState.of(run)).isEqualTo(RunState.DONE);
    assertThat(EvaluationFiles.readOwn(run))
        .allSatisfy(number -> assertThat(number.samples().step()).isEqualTo(20))
        .extracting(Evaluation::metric)
        .contains("fid40-tiny")
        .noneMatch(name -> name.contains("~"));
    assertThat(GanCommand.run("report", run.path()).code()).isZero();
    assertThat(Files.readString(run.report())).contains("fid40-tiny~reference=train");
  }

  @Test
  void whatTheNameSaysAnywayIsRecordedAndMakesNoOtherName() throws IOException {
    String own = files().get("fid40-tiny.json");
    assertThat(evaluate("--set", "evaluation.samples=44").out()).contains("fid44-tiny: ");
    assertThat(files().get("fid40-tiny.json")).isEqualTo(own);
    assertThat(EvaluationFiles.read(run.evaluations().resolve("fid44-tiny.json")).warnings())
        .containsExactly("Not as the run's config has it: /evaluation/samples: 40 -> 44");
  }

  @Test
  void anotherExperimentThanTheTrainedOneIsRefused() throws IOException {
    TreeMap<String, String> before = files();
    for (String change :
        List.of("variant.leakySlope=0.3", "training.emaDecay=0.0", "dataset.channels=3")) {
      GanCommand refused = evaluate("--set", change);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("config.yaml: /" + change.replaceFirst("=.*", "").replace('.', '/'))
          .contains("expected the value that the run was trained with, ");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void imagesMayHaveMovedButNotChanged() throws IOException {
    Path moved = folder.resolve("moved");
    for (String file : TinyProject.files(project.images)) {
      Path target = moved.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(project.images.resolve(file), target);
    }
    String option = "dataset.path=" + moved;
    assertThat(evaluate("--set", option).code()).isZero();
    MoreFiles.deleteRecursively(
        moved.resolve("train/bar/00.png"), RecursiveDeleteOption.ALLOW_INSECURE);
    GanCommand refused = evaluate("--set", option);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("expected the images that the run was trained on (SHA-256 ");
  }

  @Test
  void alarmsTakeThresholdsOnly() {
    GanCommand refused = GanCommand.run("alarms", run.path(), "--set", "training.steps=30");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("expected a key of alarms, found /training/steps");
  }
}
