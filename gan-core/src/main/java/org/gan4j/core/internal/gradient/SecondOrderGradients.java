package org.gan4j.core.internal.gradient;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.gan4j.core.internal.library.LibraryFolder;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TFJ_GradFuncAdapter;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;

/**
 * Teaches TensorFlow the gradients of the gradient operations that layers produce, so that a loss
 * may contain a gradient (a gradient penalty, for instance). TensorFlow's C library has only the
 * first order of these; the formulas are in {@link GradientFormulas}.
 *
 * <p>One native callback serves all operations and looks them up by type, because the Java binding
 * has room for only ten callbacks and crashes at the eleventh. The registration is global and lasts
 * as long as the process.
 */
public final class SecondOrderGradients {

  private static final Map<String, RawCustomGradient> FORMULAS =
      Map.ofEntries(
          entry("OnesLike", GradientFormulas::ofOnesLike),
          entry("ReluGrad", GradientFormulas::ofReluGrad),
          entry("TanhGrad", GradientFormulas::ofTanhGrad),
          entry("SigmoidGrad", GradientFormulas::ofSigmoidGrad),
          entry("SoftplusGrad", GradientFormulas::ofSoftplusGrad),
          entry("RsqrtGrad", GradientFormulas::ofRsqrtGrad),
          entry("SqrtGrad", GradientFormulas::ofSqrtGrad),
          entry("AvgPoolGrad", GradientFormulas::ofAvgPoolGrad),
          entry("ResizeNearestNeighborGrad", GradientFormulas::ofResizeNearestNeighborGrad),
          entry("FusedBatchNormGradV3", BatchNormGradient::ofFusedBatchNormGrad),
          entry(AllReduce.TYPE, AllReduce::ofSum));

  /** Kept as long as the process runs, because native code calls it. */
  private static TFJ_GradFuncAdapter dispatcher;

  private SecondOrderGradients() {}

  /** Registers the gradients that TensorFlow lacks. May be called any number of times. */
  public static synchronized void register() {
    if (dispatcher != null) {
      return;
    }
    LibraryFolder.use();
    dispatcher = RawCustomGradient.adapter(SecondOrderGradients::dispatch);
    for (String operation : FORMULAS.keySet()) {
      if (!tensorflow.TFJ_HasGradient(operation)) {
        tensorflow.TFJ_RegisterCustomGradient(operation, dispatcher);
      }
    }
  }

  private static List<Operand<?>> dispatch(
      Ops tf, GraphOperation operation, List<Output<?>> outputGradients) {
    return FORMULAS.get(operation.type()).call(tf, operation, outputGradients);
  }
}
