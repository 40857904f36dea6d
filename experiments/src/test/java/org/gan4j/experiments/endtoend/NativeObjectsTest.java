package org.gan4j.experiments.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every native object of a run is freed by the one that made it. */
final class NativeObjectsTest {

  @TempDir static Path folder;
  private static TinyProject project;

  @BeforeAll
  static void makeProject() throws IOException {
    project = new TinyProject(folder).withNetwork();
    CountedGraphs.writeTo(folder.resolve("counted"));
  }

  /** 50 steps with reports, samples, signals, checkpoints, an evaluation on the way, and a last. */
  @Test
  void aRunLeavesNoTensorGraphOrSession() throws Exception {
    Path config =
        project.write(
            folder.resolve("run.yaml"),
            TinyProject.DCGAN
                .replace("steps: 200", "steps: 50")
                .replace("sampleEvery: 100", "sampleEvery: 10")
                .replace("checkpointEvery: 100", "checkpointEvery: 20")
                .replace(
                    "  splits: 2",
                    "  splits: 2\n  every: {steps: 20, protocol: fid20-" + network() + "}"));
    assertThat(left("nothing", "run", config, "--runs", folder.resolve("runs"))).isEmpty();
  }

  @Test
  void whatIsLeftOpenIsSeen() throws Exception {
    Path config = project.trainingOnly();
    assertThat(left("tensor", "check", config)).containsExactly("+ TF_Tensor 1");
    assertThat(left("session", "check", config))
        .containsExactlyInAnyOrder("+ Graph 1", "+ TF_Session 1");
  }

  private static String network() {
    return project.network.toString();
  }

  /** Which native objects there are more of after the command than before. */
  private static List<String> left(String open, Object... verb)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(NativeCensus.OPTIONS);
    String jars = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", folder.resolve("counted") + File.pathSeparator + jars));
    command.addAll(List.of(NativeCensus.class.getName(), open));
    Stream.of(verb).map(Object::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(lines).contains("collections 0");
    return lines.stream().filter(line -> line.matches("[+-] .*")).toList();
  }
}
