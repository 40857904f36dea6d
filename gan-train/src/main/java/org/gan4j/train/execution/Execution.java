package org.gan4j.train.execution;

import java.util.Optional;
import org.gan4j.core.Bounds;

/**
 * What an experiment is executed on, and how. All of it may be left out, and has then the value
 * that is stated here. Each moves the last bits of a run or its speed, never what it computes.
 *
 * @param device {@code cpu}, {@code gpu} or {@code gpu:1}, which must be there; left out for the
 *     first GPU where there is one, else the processor
 * @param memoryLimit MiB of GPU memory that TensorFlow may take, at least 1; left out to take more
 *     as it is needed
 * @param determinism whether equal runs on a GPU give equal bits; left out for {@code on}
 * @param tf32 whether float32 products on a GPU may be computed with 11 bits of precision, where it
 *     can (NVIDIA, from Ampere on); left out for {@code true}
 * @param precision of convolutions and matrix products; left out for {@code float32}
 * @param compile who makes machine code of the graph; left out for {@code off}
 */
public record Execution(
    Optional<String> device,
    Optional<Integer> memoryLimit,
    Optional<Determinism> determinism,
    Optional<Boolean> tf32,
    Optional<Precision> precision,
    Optional<Compilation> compile) {

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Execution {
    device.ifPresent(DeviceChoice::parse);
    memoryLimit.ifPresent(limit -> Bounds.atLeastOne("memoryLimit", limit));
  }

  /** Nothing chosen. */
  public static Execution defaults() {
    return new Execution(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The device that was asked for; empty where TensorFlow chooses. */
  public Optional<DeviceChoice> chosenDevice() {
    return device.map(DeviceChoice::parse);
  }

  /** Whether equal runs must give equal bits on a GPU too. */
  public boolean isDeterministic() {
    return determinism.orElse(Determinism.ON) == Determinism.ON;
  }

  /** Whether TF32 may be used. */
  public boolean usesTf32() {
    return tf32.orElse(true);
  }

  /** Of convolutions and matrix products. */
  public Precision productPrecision() {
    return precision.orElse(Precision.FLOAT32);
  }

  /** Whether XLA compiles the graph. */
  public boolean usesXla() {
    return compile.orElse(Compilation.OFF) == Compilation.XLA;
  }
}
