package org.gan4j.core.internal.gradient;

import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Records whether a graph must give equal bits on a GPU. In that case TensorFlow refuses to
 * differentiate some operations on a GPU. Code that builds one of them asks this class, and
 * composes it from other operations instead.
 */
public final class GpuDeterminism {

  private static final String MARK = "gpu_determinism";

  private GpuDeterminism() {}

  /** Requires equal bits of a graph, before anything is built in it. */
  public static void require(Ops tf) {
    tf.withName(MARK).noOp();
  }

  /** Returns whether equal bits are required of the graph that {@code tf} builds. */
  public static boolean isRequired(Ops tf) {
    ExecutionEnvironment environment = tf.scope().env();
    return environment instanceof Graph graph && graph.operation(MARK) != null;
  }
}
