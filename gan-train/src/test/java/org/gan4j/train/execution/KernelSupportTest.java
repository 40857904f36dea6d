package org.gan4j.train.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.family.TNumber;

class KernelSupportTest {

  @ParameterizedTest
  @EnumSource(Precision.class)
  void productsHaveKernelsOnTheCpu(Precision precision) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      for (var type : new Class<?>[] {TFloat16.class, TBfloat16.class}) {
        product(tf, type);
      }
      assertThat(KernelSupport.missing(graph, precision, "CPU")).isEmpty();
    }
  }

  @Test
  void aDeviceThatThisBuildHasNoKernelsForIsNamedByItsOperations() {
    try (Graph graph = new Graph()) {
      product(Ops.create(graph), TFloat16.class);
      assertThat(KernelSupport.missing(graph, Precision.MIXED_FLOAT16, "TPU"))
          .containsExactly("MatMul");
      assertThat(KernelSupport.missing(graph, Precision.MIXED_BFLOAT16, "TPU")).isEmpty();
    }
  }

  @Test
  void anOperationMayHaveAKernelForOneTypeOnly() {
    assertThat(KernelSupport.isSupported("Conv2D", DataType.DT_HALF, "CPU")).isTrue();
    assertThat(KernelSupport.isSupported("Conv2D", DataType.DT_INT64, "CPU")).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static void product(Ops tf, Class<?> type) {
    var half = (Class<? extends TNumber>) type;
    var x = tf.dtypes.cast(tf.constant(new float[][] {{1}}), half);
    multiply(tf, x);
  }

  private static <T extends TNumber> void multiply(Ops tf, Operand<T> x) {
    tf.linalg.matMul(x, x);
  }
}
