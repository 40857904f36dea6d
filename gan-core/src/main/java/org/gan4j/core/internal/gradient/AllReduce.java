package org.gan4j.core.internal.gradient;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Sums a value over all processes of a cluster. It uses TensorFlow's CollectiveReduceV2, for which
 * the Java binding has no class. Each process must build the same sums in the same order, and run
 * them in the same runs. All processes get the same bits.
 *
 * <p>Each process has its own loss, and the loss that counts is their mean. The derivative of a sum
 * is therefore the sum of the derivatives over all processes.
 */
public final class AllReduce {

  /** The operation's type. */
  public static final String TYPE = "CollectiveReduceV2";

  private static final int GROUP = 1;
  private static final String HINT = "auto";
  private static final Map<ExecutionEnvironment, AtomicInteger> BUILT =
      Collections.synchronizedMap(new WeakHashMap<>());

  private AllReduce() {}

  /**
   * Returns the sum over all processes.
   *
   * @param x operand of the same shape in each process
   * @param processes number of processes
   * @return an operand of the shape of x
   */
  public static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, int processes) {
    return reduce(tf, x, tf.constant(processes)).output(0);
  }

  /** Returns the sum, over all processes, of the derivatives by the sum. */
  static List<Operand<?>> ofSum(Ops tf, GraphOperation op, List<Output<?>> dz) {
    return List.of(
        reduce(tf, dz.get(0), op.input(1)).output(0),
        zeros(tf, op.input(1)),
        zeros(tf, op.input(2)),
        zeros(tf, op.input(3)));
  }

  @SuppressWarnings("unchecked")
  private static Operand<?> zeros(Ops tf, Output<?> like) {
    return tf.zerosLike((Operand<TNumber>) like);
  }

  private static org.tensorflow.Operation reduce(Ops tf, Operand<?> x, Operand<?> processes) {
    int instance =
        BUILT.computeIfAbsent(tf.scope().env(), graph -> new AtomicInteger()).incrementAndGet();
    OperationBuilder builder = tf.scope().opBuilder(TYPE, "AllReduce_" + instance);
    builder.addInput(x.asOutput());
    builder.addInput(processes.asOutput());
    builder.addInput(tf.constant(GROUP).asOutput());
    builder.addInput(tf.constant(instance).asOutput());
    builder.addInputList(new Output<?>[0]);
    builder.setAttr("merge_op", "Add");
    builder.setAttr("final_op", "Id");
    builder.setAttr("communication_hint", HINT);
    return builder.build();
  }
}
