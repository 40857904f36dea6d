package org.gan4j.train.graph;

import java.util.List;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.execution.Precision;
import org.gan4j.train.internal.replica.Replica;

/**
 * How a graph is computed: in which precision, and on how many devices.
 *
 * @param precision precision of convolutions and matrix products
 * @param gpuDeterminism whether equal runs must give equal bits on a GPU
 * @param replica which of the replicas that share each batch this is
 * @param devices devices of this process that share each batch, such as {@code CPU:0} and {@code
 *     CPU:1}, in the order of their shares; empty if TensorFlow chooses the device
 */
public record Computation(
    Precision precision, boolean gpuDeterminism, Replica replica, List<String> devices) {

  /** Computes in float32, on one device. */
  public static final Computation USUAL =
      new Computation(Precision.FLOAT32, false, Replica.ONLY, List.of());

  /** Copies the list. */
  public Computation {
    devices = List.copyOf(devices);
  }

  /**
   * Returns the computation that an execution describes, on one device.
   *
   * @param gpu whether a GPU computes; a CPU is always deterministic
   */
  public static Computation of(Execution execution, boolean gpu) {
    return USUAL
        .withPrecision(execution.productPrecision())
        .withGpuDeterminism(execution.isDeterministic() && gpu);
  }

  /** Returns this computation with convolutions and matrix products of another precision. */
  public Computation withPrecision(Precision other) {
    return new Computation(other, gpuDeterminism, replica, devices);
  }

  /** Returns this computation, with or without equal bits of equal runs on a GPU. */
  public Computation withGpuDeterminism(boolean required) {
    return new Computation(precision, required, replica, devices);
  }

  /** Returns this computation for one of several replicas that share each batch. */
  public Computation withReplica(Replica one) {
    return new Computation(precision, gpuDeterminism, one, devices);
  }

  /**
   * Returns this computation on several devices of this process, which share each batch.
   *
   * @param all the devices, such as {@code CPU:0} and {@code CPU:1}, in the order of their shares
   * @param sharesStatistics see {@link Replica}
   */
  public Computation onDevices(List<String> all, boolean sharesStatistics) {
    Replica first = new Replica(0, all.size(), sharesStatistics);
    return new Computation(precision, gpuDeterminism, first, all);
  }

  /** Returns this computation for the copy of the graph on one device of this process. */
  Computation ofDevice(int rank) {
    return devices.isEmpty()
        ? this
        : withReplica(new Replica(rank, replica.count(), replica.sharesStatistics()));
  }

  /** Returns the part of the batch that this process computes, domain by domain. */
  public int[][] ownPart(int[][] batch) {
    return devices.isEmpty() ? replica.shareOf(batch) : batch;
  }
}
