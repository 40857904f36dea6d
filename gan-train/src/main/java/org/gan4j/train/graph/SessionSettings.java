package org.gan4j.train.graph;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * How a graph is executed. The number of threads inside an operation changes the order of sums, and
 * so the bits of a run: it is part of a config, never the machine's default.
 *
 * @param threads threads inside an operation, at least 1
 */
public record SessionSettings(int threads) {

  /** As TensorFlow takes it. GPU memory is taken as it is needed. */
  public ConfigProto toProto() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }
}
