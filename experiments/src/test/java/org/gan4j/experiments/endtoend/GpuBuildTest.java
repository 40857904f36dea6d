package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.machine.Device;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GPU build where there is no GPU: everything runs, on the CPU, and says so once. */
class GpuBuildTest {

  @TempDir private Path folder;

  @AfterEach
  void forgetBuild() {
    System.clearProperty("gan.profile");
  }

  @Test
  void aGpuThatIsAskedForAndNotThereIsAnError() throws IOException {
    assumeTrue(Device.all().stream().noneMatch(Device::isGpu), "a GPU is here");
    Path config = new TinyProject(folder).trainingOnly();
    GanCommand refused =
        GanCommand.run("train", config, "--runs", folder.resolve("runs"), "--device", "gpu:1");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "/execution/device: expected 'gpu:1', found CPU:0 of the CPU build. Start with"
                + " GAN_PROFILE=gpu, or use --device cpu.");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void soItIsForFeatures() {
    assumeTrue(Device.all().stream().noneMatch(Device::isGpu), "a GPU is here");
    GanCommand refused =
        GanCommand.run(
            "features",
            folder,
            "--network",
            "mnist-cnn",
            "--out",
            folder.resolve("a.npz"),
            "--device",
            "gpu");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--device: expected 'gpu', found CPU:0 of the CPU build.");
  }

  @Test
  void whoAsksForTheCpuIsNotToldOfGpus() throws IOException {
    System.setProperty("gan.profile", "gpu");
    GanCommand trained =
        GanCommand.run(
            "train",
            new TinyProject(folder).trainingOnly(),
            "--runs",
            folder.resolve("runs"),
            "--set",
            "training.steps=2",
            "--device",
            "cpu");
    assertThat(trained.code()).isZero();
    assertThat(trained.terminal()).doesNotContain("GPU");
  }

  @Test
  void trainingSaysOnceThatThereIsNoGpu() throws IOException {
    assumeTrue(Device.all().stream().noneMatch(Device::isGpu), "a GPU is here");
    System.setProperty("gan.profile", "gpu");
    GanCommand trained =
        GanCommand.run(
            "train",
            new TinyProject(folder).trainingOnly(),
            "--runs",
            folder.resolve("runs"),
            "--set",
            "training.steps=2");
    assertThat(trained.code()).isZero();
    assertThat(trained.terminal()).containsOnlyOnce("No GPU that TensorFlow can use");
  }
}
