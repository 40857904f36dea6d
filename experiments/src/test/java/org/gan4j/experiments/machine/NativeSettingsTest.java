package org.gan4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.execution.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeSettingsTest {

  private static final Function<String, Optional<String>> EMPTY = name -> Optional.empty();

  @Test
  void byDefaultTheFirstGpuIsUsedDeterministicallyAndItsMemoryGrows() {
    assertThat(NativeSettings.gpu(Execution.defaults(), EMPTY))
        .containsOnly(
            Map.entry("CUDA_VISIBLE_DEVICES", "0"),
            Map.entry("TF_FORCE_GPU_ALLOW_GROWTH", "true"),
            Map.entry("TF_DETERMINISTIC_OPS", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu   |        | -1",
        "cpu   | 0,1    | -1",
        "gpu   |        | 0",
        "gpu   | 3,1    | 3",
        "gpu:1 |        | 1",
        "gpu:1 | 3, 1   | 1",
        "gpu:2 | 3,1    | -1",
        "gpu   | ''     | -1",
        "gpu   | GPU-5c | GPU-5c",
      })
  void countsDevicesAmongThoseThatTheUserAllows(String device, String allowed, String visible) {
    Function<String, Optional<String>> present =
        name -> Optional.ofNullable(allowed).filter(text -> name.equals("CUDA_VISIBLE_DEVICES"));
    assertThat(NativeSettings.gpu(execution("device: '" + device + "'"), present))
        .containsEntry("CUDA_VISIBLE_DEVICES", visible);
  }

  @Test
  void everyWishHasItsVariable() {
    assertThat(
            NativeSettings.gpu(execution("determinism: off, tf32: false, memoryLimit: 100"), EMPTY))
        .containsEntry("TF_DETERMINISTIC_OPS", "0")
        .containsEntry("NVIDIA_TF32_OVERRIDE", "0")
        .containsEntry("TF_FORCE_GPU_ALLOW_GROWTH", "false");
  }

  @Test
  void xlaIsMadeDeterministicBesideTheUsersOwnFlags() {
    Function<String, Optional<String>> present =
        name -> name.equals("XLA_FLAGS") ? Optional.of("--a=b") : Optional.empty();
    assertThat(NativeSettings.gpu(execution("compile: xla"), present))
        .containsEntry("XLA_FLAGS", "--a=b --xla_gpu_deterministic_ops=true");
    assertThat(NativeSettings.gpu(execution("compile: xla, determinism: off"), present))
        .doesNotContainKey("XLA_FLAGS");
  }

  @Test
  void xlaIsAllowedOnTheCpuWhereItIsAskedFor() {
    assertThat(NativeSettings.common(Execution.defaults(), EMPTY)).isEmpty();
    assertThat(NativeSettings.common(execution("compile: xla"), EMPTY))
        .containsOnly(Map.entry("TF_XLA_FLAGS", "--tf_xla_cpu_global_jit"));
  }

  private static Execution execution(String keys) {
    Experiment experiment = ToyExperiment.read("execution={" + keys + "}");
    return experiment.execution().orElseThrow();
  }
}
