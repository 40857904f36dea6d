package org.gan4j.train.graph;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a graph is executed. The number of threads inside an operation changes the order of sums, and
 * so the bits of a run: it is part of a config, never the machine's default.
 *
 * @param threads threads inside an operation, at least 1
 * @param rewrites whether TensorFlow may put faster operations in the place of the graph's before
 *     it runs them; without, every value of the graph can be looked at, and a first run starts soon
 */
public record SessionSettings(int threads, boolean rewrites) {

  /** For training. */
  public SessionSettings(int threads) {
    this(threads, true);
  }

  /** As TensorFlow takes it. GPU memory is taken as it is needed. */
  public ConfigProto toProto() {
    RewriterConfig rewriter =
        RewriterConfig.newBuilder().setDisableMetaOptimizer(!rewrites).build();
    return ConfigProto.newBuilder()
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .setIntraOpParallelismThreads(threads)
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }
}
