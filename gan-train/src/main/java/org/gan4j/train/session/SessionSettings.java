package org.gan4j.train.session;

import java.util.Collections;
import java.util.List;
import org.gan4j.train.execution.Execution;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a session executes a graph. The number of threads inside an operation changes the order of
 * sums and so the bits of a run; it is therefore part of a config and never taken from the machine.
 *
 * @param threads number of threads inside an operation, at least 1
 * @param rewrites whether TensorFlow may replace operations of the graph by faster ones; without
 *     rewrites every value of the graph can be inspected, and the first run starts sooner
 * @param execution the device, its memory, and whether XLA compiles the graph
 * @param oneOrder whether operations run one at a time, in an order that the graph decides, so that
 *     no result depends on which operation was ready first; impossible if the graph has several
 *     devices or processes, branches or loops, or if XLA compiles it
 */
public record SessionSettings(
    int threads, boolean rewrites, Execution execution, boolean oneOrder) {

  private static final String ONE_ORDER = "SINGLE_THREADED_EXECUTOR";

  /** Makes the settings for training. */
  public SessionSettings(int threads) {
    this(threads, true);
  }

  /** Makes settings for the device that TensorFlow chooses. */
  public SessionSettings(int threads, boolean rewrites) {
    this(threads, rewrites, Execution.defaults());
  }

  /** Makes settings with one order of operations, unless XLA compiles the graph. */
  public SessionSettings(int threads, boolean rewrites, Execution execution) {
    this(threads, rewrites, execution, !execution.usesXla());
  }

  /** Returns these settings with another execution. */
  public SessionSettings withExecution(Execution other) {
    return new SessionSettings(threads, rewrites, other, oneOrder && !other.usesXla());
  }

  /** Returns these settings without a fixed order: operations run as soon as they are ready. */
  public SessionSettings inAnyOrder() {
    return new SessionSettings(threads, rewrites, execution, false);
  }

  /**
   * Returns the settings for TensorFlow. GPU memory is taken as needed, up to the limit if there is
   * one.
   */
  public ConfigProto toProto() {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setGraphOptions(graphOptions())
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(operationsAtOnce())
            .setAllowSoftPlacement(true)
            .setGpuOptions(gpuOptions());
    if (oneOrder) {
      config.setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType(ONE_ORDER));
    }
    if (execution.chosenDevice().filter(device -> !device.gpu()).isPresent()) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  /**
   * Returns the settings for several devices, whose operations run as soon as they are ready.
   *
   * @param devices the devices: TensorFlow is given as many CPU devices as are named; GPUs must
   *     exist
   */
  ConfigProto on(List<String> devices) {
    ConfigProto.Builder config = inAnyOrder().toProto().toBuilder();
    int atOnce = Math.max(devices.size(), config.getInterOpParallelismThreads());
    config.setInterOpParallelismThreads(atOnce);
    boolean divided = devices.get(0).startsWith("CPU");
    return divided ? config.putDeviceCount("CPU", devices.size()).build() : config.build();
  }

  /**
   * Switches off TensorFlow's memory optimizer where it would change bits. It turns a sum of many
   * tensors into a variable to which each is added when it is ready, so the order differs in each
   * run.
   */
  private GraphOptions graphOptions() {
    GraphOptions.Builder graph =
        GraphOptions.newBuilder()
            .setRewriteOptions(
                RewriterConfig.newBuilder()
                    .setDisableMetaOptimizer(!rewrites)
                    .setMemoryOptimization(RewriterConfig.MemOptType.NO_MEM_OPT));
    if (execution.usesXla()) {
      graph.setOptimizerOptions(
          OptimizerOptions.newBuilder().setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_1));
    }
    return graph.build();
  }

  private GPUOptions gpuOptions() {
    GPUOptions.Builder options = GPUOptions.newBuilder();
    if (execution.memoryLimit().isEmpty()) {
      return options.setAllowGrowth(true).build();
    }
    var limit =
        GPUOptions.Experimental.VirtualDevices.newBuilder()
            .addMemoryLimitMb(execution.memoryLimit().get());
    var each = Collections.nCopies(execution.replicas(), limit.build());
    return options
        .setExperimental(GPUOptions.Experimental.newBuilder().addAllVirtualDevices(each))
        .build();
  }

  /**
   * Returns how many operations run at once: as many as have a core for each of their threads. More
   * would only compete for the same cores. The number does not change any bit.
   */
  private int operationsAtOnce() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }
}
