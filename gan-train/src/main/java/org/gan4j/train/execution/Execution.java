package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;

/**
 * The section {@code execution} of a config: on which devices an experiment runs, and how. Every
 * key may be left out; its default is stated here. A key changes the speed of a run or the last
 * bits of its numbers, but not what it computes; the only exception is {@code batchNorm}.
 *
 * @param device {@code cpu}, {@code gpu} or {@code gpu:1}, which must exist; by default the first
 *     GPU if there is one, otherwise the CPU
 * @param memoryLimit MiB of GPU memory that TensorFlow may take, at least 1; by default it takes
 *     memory as needed, without a limit
 * @param determinism whether equal runs on a GPU give equal bits; {@code on} by default
 * @param tf32 whether a GPU that can (NVIDIA, from Ampere on) may compute float32 products with 11
 *     bits of precision; {@code true} by default
 * @param precision precision of convolutions and matrix products; {@code float32} by default
 * @param compile whether XLA compiles the graph; {@code off} by default
 * @param devices how many devices share each batch, at least 1. They are devices of this machine;
 *     with {@code hosts}, and in a Slurm step, each process has one. By default 1, or the number of
 *     hosts
 * @param batchNorm the images over which batch norm takes its statistics if there are several
 *     devices; {@code replica} by default
 * @param hosts the machine of each process; left out if all processes are on this machine, and in
 *     Slurm
 * @param port port at which the chief listens for the followers, in [1024, 65535]; by default
 *     46300, a number that follows from the job in Slurm, or a free port if all processes are on
 *     this machine
 * @param peerTimeout seconds that a process waits for another one to connect, and later for a sign
 *     of life, at least 1; 60 by default
 * @param trustedNetwork whether everybody who can reach the processes over the network is trusted;
 *     it must be {@code true} if there are several processes, because whoever reaches a process
 *     controls it
 * @param restarts how often the processes start again from the last checkpoint after one of them is
 *     lost, at least 0; 3 by default
 */
public record Execution(
    Optional<String> device,
    Optional<Integer> memoryLimit,
    Optional<Determinism> determinism,
    Optional<Boolean> tf32,
    Optional<Precision> precision,
    Optional<Compilation> compile,
    Optional<Integer> devices,
    Optional<BatchStatistics> batchNorm,
    Optional<List<String>> hosts,
    Optional<Integer> port,
    Optional<Integer> peerTimeout,
    Optional<Boolean> trustedNetwork,
    Optional<Integer> restarts) {

  /** Whether equal runs on a GPU give equal bits. On a CPU they always do. */
  public enum Determinism {
    /** TensorFlow uses only kernels that always sum in the same order. */
    @JsonProperty("on")
    ON,
    /** TensorFlow may use faster kernels whose order of sums varies. */
    @JsonProperty("off")
    OFF
  }

  /** Whether a graph is compiled. */
  public enum Compilation {
    /** TensorFlow runs its own kernels, one for each operation. */
    @JsonProperty("off")
    OFF,
    /** XLA compiles groups of operations into one kernel each, at the first step of each shape. */
    @JsonProperty("xla")
    XLA
  }

  /** What batch norm, and every other layer that looks at a batch, sees on several devices. */
  public enum BatchStatistics {
    /** Each device's share of the batch. This is cheap, but batch norm sees a smaller batch. */
    @JsonProperty("replica")
    REPLICA,
    /** The whole batch, the same as on one device. */
    @JsonProperty("global")
    GLOBAL
  }

  private static final int PEER_TIMEOUT = 60;
  private static final int RESTARTS = 3;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Execution {
    device.ifPresent(DeviceChoice::parse);
    memoryLimit.ifPresent(limit -> Bounds.atLeastOne("memoryLimit", limit));
    devices.ifPresent(count -> Bounds.atLeastOne("devices", count));
    port.ifPresent(at -> Bounds.in("port", "[1024, 65535]", at >= 1024 && at <= 65535, at));
    peerTimeout.ifPresent(seconds -> Bounds.atLeastOne("peerTimeout", seconds));
    restarts.ifPresent(
        count -> Bounds.in("restarts", "[0, 1000]", count >= 0 && count <= 1000, count));
    hosts = hosts.map(List::copyOf);
    requireOneHostEach(devices, hosts);
  }

  /** Makes an execution on one device. */
  public Execution(
      Optional<String> device,
      Optional<Integer> memoryLimit,
      Optional<Determinism> determinism,
      Optional<Boolean> tf32,
      Optional<Precision> precision,
      Optional<Compilation> compile) {
    this(
        device,
        memoryLimit,
        determinism,
        tf32,
        precision,
        compile,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void requireOneHostEach(Optional<Integer> devices, Optional<List<String>> hosts) {
    if (hosts.isPresent() && hosts.get().isEmpty()) {
      throw new BoundsException("hosts", "must name at least one machine, found none");
    }
    if (hosts.isPresent() && devices.isPresent() && hosts.get().size() != devices.get()) {
      throw new BoundsException(
          "hosts",
          String.format(
              Locale.ROOT,
              "must be one for each of the %d devices, found %d",
              devices.get(),
              hosts.get().size()));
    }
  }

  /** Returns an execution with all defaults. */
  public static Execution defaults() {
    return new Execution(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns this execution on another device. */
  public Execution withDevice(String other) {
    return new Execution(
        Optional.of(other),
        memoryLimit,
        determinism,
        tf32,
        precision,
        compile,
        devices,
        batchNorm,
        hosts,
        port,
        peerTimeout,
        trustedNetwork,
        restarts);
  }

  /** Returns this execution on one device of this machine. */
  public Execution onOneDevice() {
    return new Execution(device, memoryLimit, determinism, tf32, precision, compile);
  }

  /** Returns how many devices share each batch. */
  public int replicas() {
    return devices.orElse(hosts.map(List::size).orElse(1));
  }

  /** Returns whether batch norm takes its statistics over the whole batch. */
  public boolean sharesStatistics() {
    return batchNorm.orElse(BatchStatistics.REPLICA) == BatchStatistics.GLOBAL;
  }

  /** Returns how long a process waits for another one. */
  public Duration patience() {
    return Duration.ofSeconds(peerTimeout.orElse(PEER_TIMEOUT));
  }

  /** Returns whether the processes may open TensorFlow's ports. */
  public boolean trustsNetwork() {
    return trustedNetwork.orElse(false);
  }

  /** Returns how often the processes start again after one of them is lost. */
  public int mostRestarts() {
    return restarts.orElse(RESTARTS);
  }

  /** Returns the device that was asked for; empty if TensorFlow chooses. */
  public Optional<DeviceChoice> chosenDevice() {
    return device.map(DeviceChoice::parse);
  }

  /** Returns whether equal runs must give equal bits on a GPU too. */
  public boolean isDeterministic() {
    return determinism.orElse(Determinism.ON) == Determinism.ON;
  }

  /** Returns whether TF32 may be used. */
  public boolean usesTf32() {
    return tf32.orElse(true);
  }

  /** Returns the precision of convolutions and matrix products. */
  public Precision productPrecision() {
    return precision.orElse(Precision.FLOAT32);
  }

  /** Returns whether XLA compiles the graph. */
  public boolean usesXla() {
    return compile.orElse(Compilation.OFF) == Compilation.XLA;
  }
}
