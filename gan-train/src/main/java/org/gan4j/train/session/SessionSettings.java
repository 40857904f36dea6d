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
 * How a graph is executed. The number of threads inside an operation changes the order of sums, and
 * so the bits of a run: it is part of a config, never the machine's default.
 *
 * @param threads threads inside an operation, at least 1
 * @param rewrites whether TensorFlow may put faster operations in the place of the graph's before
 *     it runs them; without, every value of the graph can be looked at, and a first run starts soon
 * @param execution on which device, with how much of its memory, and compiled by whom
 * @param oneOrder whether operations run one at a time in an order that the graph decides, so that
 *     what TensorFlow does with their inputs never depends on which was ready first; not possible
 *     where the graph has several devices or processes, branches or loops, or is compiled by XLA
 */
public record SessionSettings(
    int threads, boolean rewrites, Execution execution, boolean oneOrder) {

  private static final String ONE_ORDER = "SINGLE_THREADED_EXECUTOR";

  /** For training. */
  public SessionSettings(int threads) {
    this(threads, true);
  }

  /** On the device that TensorFlow chooses. */
  public SessionSettings(int threads, boolean rewrites) {
    this(threads, rewrites, Execution.defaults());
  }

  /** In one order, unless XLA compiles. */
  public SessionSettings(int threads, boolean rewrites, Execution execution) {
    this(threads, rewrites, execution, !execution.usesXla());
  }

  /** With another execution. */
  public SessionSettings withExecution(Execution other) {
    return new SessionSettings(threads, rewrites, other, oneOrder && !other.usesXla());
  }

  /** In whatever order operations get ready. */
  public SessionSettings inAnyOrder() {
    return new SessionSettings(threads, rewrites, execution, false);
  }

  /**
   * As TensorFlow takes it. GPU memory is taken as it is needed, up to the limit where there is
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
   * The same for several devices, which run in whatever order they get ready.
   *
   * @param devices {@code CPU:0}, {@code CPU:1}: processors are divided into as many; GPUs must be
   *     there
   */
  ConfigProto on(List<String> devices) {
    ConfigProto.Builder config = inAnyOrder().toProto().toBuilder();
    int atOnce = Math.max(devices.size(), config.getInterOpParallelismThreads());
    config.setInterOpParallelismThreads(atOnce);
    boolean divided = devices.get(0).startsWith("CPU");
    return divided ? config.putDeviceCount("CPU", devices.size()).build() : config.build();
  }

  /**
   * TensorFlow's memory optimizer makes of a sum of many tensors a variable that each is added to
   * when it is ready: less memory, and another order of the sum in each run.
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
   * As many as have cores for all their threads: two operations that share the same cores only get
   * in each other's way. It moves no bit.
   */
  private int operationsAtOnce() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }
}
