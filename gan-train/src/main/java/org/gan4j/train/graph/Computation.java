package org.gan4j.train.graph;

import java.util.List;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.execution.Precision;
import org.gan4j.train.internal.replica.Replica;

/**
 * How the values of a graph are computed: in which precision, and on how many devices.
 *
 * @param precision of convolutions and matrix products
 * @param gpuDeterminism whether equal runs must give equal bits on a GPU
 * @param replica which of those that share each batch
 * @param devices of this process that share each batch, {@code CPU:0}, {@code CPU:1}, in the order
 *     of their shares; empty where TensorFlow chooses the device
 */
public record Computation(
    Precision precision, boolean gpuDeterminism, Replica replica, List<String> devices) {

  /** In float32, on one device. */
  public static final Computation USUAL =
      new Computation(Precision.FLOAT32, false, Replica.ONLY, List.of());

  /** Copies the list. */
  public Computation {
    devices = List.copyOf(devices);
  }

  /**
   * As an execution says, on one device.
   *
   * @param gpu whether a GPU computes: a CPU is deterministic without being told
   */
  public static Computation of(Execution execution, boolean gpu) {
    return USUAL
        .withPrecision(execution.productPrecision())
        .withGpuDeterminism(execution.isDeterministic() && gpu);
  }

  /** With convolutions and matrix products of this precision. */
  public Computation withPrecision(Precision other) {
    return new Computation(other, gpuDeterminism, replica, devices);
  }

  /** Whether equal runs must give equal bits on a GPU. */
  public Computation withGpuDeterminism(boolean required) {
    return new Computation(precision, required, replica, devices);
  }

  /** As one of several processes or devices that share each batch. */
  public Computation withReplica(Replica one) {
    return new Computation(precision, gpuDeterminism, one, devices);
  }

  /**
   * On several devices of this process, which share each batch.
   *
   * @param all {@code CPU:0}, {@code CPU:1}, in the order of their shares
   * @param sharesStatistics as of {@link Replica}
   */
  public Computation onDevices(List<String> all, boolean sharesStatistics) {
    Replica first = new Replica(0, all.size(), sharesStatistics);
    return new Computation(precision, gpuDeterminism, first, all);
  }

  /** For the copy of the graph on one of the devices of this process. */
  Computation ofDevice(int rank) {
    return devices.isEmpty()
        ? this
        : withReplica(new Replica(rank, replica.count(), replica.sharesStatistics()));
  }

  /** This process's part of what the whole batch consists of, domain by domain. */
  public int[][] ownPart(int[][] batch) {
    return devices.isEmpty() ? replica.shareOf(batch) : batch;
  }
}
