package org.gan4j.train.graph;

import org.gan4j.train.execution.Execution;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a graph is executed. The number of threads inside an operation changes the order of sums, and
 * so the bits of a run: it is part of a config, never the machine's default.
 *
 * @param threads threads inside an operation, at least 1
 * @param rewrites whether TensorFlow may put faster operations in the place of the graph's before
 *     it runs them; without, every value of the graph can be looked at, and a first run starts soon
 * @param execution on which device, with how much of its memory, and compiled by whom
 */
public record SessionSettings(int threads, boolean rewrites, Execution execution) {

  /** For training. */
  public SessionSettings(int threads) {
    this(threads, true);
  }

  /** On the device that TensorFlow chooses. */
  public SessionSettings(int threads, boolean rewrites) {
    this(threads, rewrites, Execution.defaults());
  }

  /** With another execution. */
  public SessionSettings withExecution(Execution other) {
    return new SessionSettings(threads, rewrites, other);
  }

  /**
   * As TensorFlow takes it. GPU memory is taken as it is needed, up to the limit where there is
   * one.
   */
  public ConfigProto toProto() {
    RewriterConfig rewriter =
        RewriterConfig.newBuilder().setDisableMetaOptimizer(!rewrites).build();
    GraphOptions.Builder graph = GraphOptions.newBuilder().setRewriteOptions(rewriter);
    if (execution.usesXla()) {
      graph.setOptimizerOptions(
          OptimizerOptions.newBuilder().setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1));
    }
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setGraphOptions(graph)
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(operationsAtOnce())
            .setAllowSoftPlacement(true)
            .setGpuOptions(gpuOptions());
    if (execution.chosenDevice().filter(device -> !device.gpu()).isPresent()) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  private GPUOptions gpuOptions() {
    GPUOptions.Builder options = GPUOptions.newBuilder();
    execution
        .memoryLimit()
        .ifPresentOrElse(
            limit ->
                options.setExperimental(
                    GPUOptions.Experimental.newBuilder()
                        .addVirtualDevices(
                            GPUOptions.Experimental.VirtualDevices.newBuilder()
                                .addMemoryLimitMb(limit))),
            () -> options.setAllowGrowth(true));
    return options.build();
  }

  /**
   * As many as have cores for all their threads: two operations that share the same cores only get
   * in each other's way. It moves no bit.
   */
  private int operationsAtOnce() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }
}
