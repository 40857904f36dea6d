package org.gan4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up system, in which libraries are opened as its test says. */
class CudaLibrariesTest {

  private static final String CUDNN = "libcudnn.so.9";

  @TempDir private Path root;

  @Test
  void withoutADriverTheDriverIsTheNextStep() {
    CudaReport report = report(name -> false, true);
    assertThat(report.lines())
        .startsWith(
            "NVIDIA driver: none is loaded",
            "libcuda.so.1 (driver): missing",
            "libcudart.so.12 (CUDA runtime): missing")
        .contains("libnccl.so.2 (NCCL): missing, optional");
    assertThat(report.nextStep().orElseThrow()).startsWith("Install NVIDIA's driver, 525 or newer");
  }

  @Test
  void anOldDriverIsNamed() throws IOException {
    driver("470.57.02");
    assertThat(report(name -> true, true).nextStep())
        .contains("Install a newer driver: CUDA 12 needs 525 or newer, found 470.57.02.");
  }

  @Test
  void theCpuBuildIsToldOfTheOther() throws IOException {
    driver("550.54.15");
    assertThat(report(name -> true, false).nextStep())
        .contains("Use the GPU build: GAN_PROFILE=gpu gan doctor.");
  }

  @Test
  void aContainerWithoutTheDriversLibraryIsTold() throws IOException {
    driver("550.54.15");
    assertThat(report(name -> !name.startsWith("libcuda."), true).nextStep().orElseThrow())
        .startsWith("Make libcuda.so.1 of the driver visible");
  }

  @Test
  void aLibraryThatLiesWhereNobodyLooksIsShownWithItsFolder() throws IOException {
    driver("550.54.15");
    Path folder = root.resolve("usr/local/cuda-12.6/targets/x86_64-linux/lib");
    Path library = Files.createFile(Files.createDirectories(folder).resolve(CUDNN));
    CudaReport report = report(name -> !name.equals(CUDNN), true);
    assertThat(report.lines())
        .contains("libcudnn.so.9 (cuDNN): not opened, although " + library + " is there");
    assertThat(report.nextStep()).contains("Add its folder: export LD_LIBRARY_PATH=" + folder);
  }

  @Test
  void aLibraryThatIsNowhereMayComeFromMaven() throws IOException {
    driver("550.54.15");
    assertThat(report(name -> !name.equals(CUDNN), true).nextStep().orElseThrow())
        .contains("GAN_PROFILE=gpu-redist");
  }

  @Test
  void optionalLibrariesMayMiss() throws IOException {
    driver("550.54.15");
    assertThat(report(name -> !name.contains("nccl"), true).nextStep().orElseThrow())
        .startsWith("Everything was found");
  }

  @Test
  void whereAGpuIsUsedNothingIsToDo() throws IOException {
    driver("550.54.15");
    CudaReport report = new CudaLibraries(root, this::openAll).report(true, true);
    assertThat(report.nextStep()).isEmpty();
    assertThat(report.lines())
        .contains("NVIDIA driver: 550.54.15", "libcudnn.so.9 (cuDNN): /lib/libcudnn.so.9");
  }

  private CudaReport report(Predicate<String> opens, boolean gpuBuild) {
    return new CudaLibraries(root, name -> openAll(name).filter(place -> opens.test(name)))
        .report(gpuBuild, false);
  }

  private Optional<Path> openAll(String name) {
    return Optional.of(Path.of("/lib").resolve(name));
  }

  private void driver(String version) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/driver/nvidia"));
    Files.writeString(
        folder.resolve("version"),
        String.format(
                Locale.ROOT,
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  %s  Thu Feb 22 01:44:30 UTC 2024%n",
                version)
            + "GCC version:  gcc version 12.2.0\n");
  }
}
