package org.gan4j.core.internal.gradient;

import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Whether a graph is to give equal bits on a GPU. TensorFlow has operations that it then refuses to
 * differentiate there: what builds one of them asks here, and composes it of others instead.
 */
public final class GpuDeterminism {

  private static final String MARK = "gpu_determinism";

  private GpuDeterminism() {}

  /** Says so of a graph, before anything is built in it. */
  public static void require(Ops tf) {
    tf.withName(MARK).noOp();
  }

  /** Whether it was said of the graph that {@code tf} builds. */
  public static boolean isRequired(Ops tf) {
    ExecutionEnvironment environment = tf.scope().env();
    return environment instanceof Graph graph && graph.operation(MARK) != null;
  }
}
