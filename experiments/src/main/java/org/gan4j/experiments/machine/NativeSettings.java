package org.gan4j.experiments.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.train.execution.DeviceChoice;
import org.gan4j.train.execution.Execution;

/**
 * Translates an experiment's settings to the environment variables that TensorFlow and CUDA read.
 */
final class NativeSettings {

  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
  private static final String XLA_FLAGS = "XLA_FLAGS";
  private static final String XLA_DETERMINISM = "--xla_gpu_deterministic_ops=true";
  private static final String TF_XLA_FLAGS = "TF_XLA_FLAGS";
  private static final String XLA_ON_CPU = "--tf_xla_cpu_global_jit";

  private NativeSettings() {}

  /**
   * The variables to set for either build.
   *
   * @param present the environment as it is
   */
  static Map<String, String> common(
      Execution execution, Function<String, Optional<String>> present) {
    return execution.usesXla()
        ? Map.of(TF_XLA_FLAGS, with(present.apply(TF_XLA_FLAGS), XLA_ON_CPU))
        : Map.of();
  }

  /**
   * The variables to set for the GPU build. A process sees no other GPUs than those that it uses:
   * one, or as many as share its batches.
   *
   * @param present the environment as it is
   */
  static Map<String, String> gpu(Execution execution, Function<String, Optional<String>> present) {
    Map<String, String> variables = new LinkedHashMap<>();
    DeviceChoice device = execution.chosenDevice().orElse(new DeviceChoice(true, 0));
    variables.put(
        VISIBLE,
        device.gpu()
            ? visible(present.apply(VISIBLE), device.index(), execution.replicas())
            : "-1");
    variables.put(
        "TF_FORCE_GPU_ALLOW_GROWTH", execution.memoryLimit().isEmpty() ? "true" : "false");
    variables.put("TF_DETERMINISTIC_OPS", execution.isDeterministic() ? "1" : "0");
    if (!execution.usesTf32()) {
      variables.put("NVIDIA_TF32_OVERRIDE", "0");
    }
    if (execution.usesXla() && execution.isDeterministic()) {
      variables.put(XLA_FLAGS, with(present.apply(XLA_FLAGS), XLA_DETERMINISM));
    }
    return variables;
  }

  private static String with(Optional<String> flags, String flag) {
    return flags.map(given -> given + " " + flag).orElse(flag);
  }

  /** Some of the devices that the user lets us see, from one on; none where there are fewer. */
  private static String visible(Optional<String> allowed, int first, int count) {
    List<String> all = allowed.map(given -> List.of(given.split(","))).orElse(List.of());
    String visible =
        IntStream.range(first, first + count)
            .mapToObj(i -> allowed.isEmpty() ? "" + i : i < all.size() ? all.get(i).strip() : "")
            .filter(device -> !device.isEmpty())
            .collect(Collectors.joining(","));
    return visible.isEmpty() ? "-1" : visible;
  }
}
