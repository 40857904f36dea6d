package org.gan4j.train.execution;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;

/**
 * What an experiment is executed on, and how. Every key may be left out; its default is stated
 * here. A key changes the speed of a run or the last bits of its numbers, never what it computes.
 * The one exception is {@code batchNorm}.
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
 * @param devices how many devices share each batch, at least 1: of this machine, or, with hosts and
 *     among the tasks of a Slurm step, one a process; left out for 1, or as many as there are hosts
 * @param batchNorm what batch norm takes its statistics of, where there are several devices; left
 *     out for {@code replica}
 * @param hosts the machines of the processes, one entry each; left out where all are on this one,
 *     and in Slurm
 * @param port where the first process listens for the others, in [1024, 65535]; left out for one
 *     that is free, or the same everywhere
 * @param peerTimeout seconds that a process waits for another one to come, and later for a sign of
 *     life, at least 1; left out for 60
 * @param trustedNetwork whether nobody who can reach the processes over the network wishes them
 *     ill; where there are several processes, it must be {@code true}, as whoever reaches one
 *     commands it
 * @param restarts how often several processes start again from the last checkpoint after one is
 *     lost, at least 0; left out for 3
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

  /** Whether equal runs on a GPU give equal bits; on a CPU they always do. */
  public enum Determinism {
    /** TensorFlow takes only kernels that always sum in one order. */
    @JsonProperty("on")
    ON,
    /** Faster kernels whose sums have no fixed order may be taken. */
    @JsonProperty("off")
    OFF
  }

  /** Who makes machine code of a graph. */
  public enum Compilation {
    /** TensorFlow runs its own kernels, one an operation. */
    @JsonProperty("off")
    OFF,
    /** XLA compiles groups of operations into one kernel each, at the first step of each shape. */
    @JsonProperty("xla")
    XLA
  }

  /** What batch norm, and whatever else looks at a batch, looks at on several devices. */
  public enum BatchStatistics {
    /** Each device's share of the batch: cheap, and a smaller batch to batch norm. */
    @JsonProperty("replica")
    REPLICA,
    /** The whole batch, as on one device. */
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

  /** On one device. */
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

  /** On another device. */
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

  /** For what is computed by one device of this machine. */
  public Execution onOneDevice() {
    return new Execution(device, memoryLimit, determinism, tf32, precision, compile);
  }

  /** How many devices share each batch. */
  public int replicas() {
    return devices.orElse(hosts.map(List::size).orElse(1));
  }

  /** Whether batch norm takes its statistics of the whole batch. */
  public boolean sharesStatistics() {
    return batchNorm.orElse(BatchStatistics.REPLICA) == BatchStatistics.GLOBAL;
  }

  /** How long a process waits for another one. */
  public Duration patience() {
    return Duration.ofSeconds(peerTimeout.orElse(PEER_TIMEOUT));
  }

  /** Whether the processes may open TensorFlow's ports. */
  public boolean trustsNetwork() {
    return trustedNetwork.orElse(false);
  }

  /** How often the processes start again after one is lost. */
  public int mostRestarts() {
    return restarts.orElse(RESTARTS);
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
