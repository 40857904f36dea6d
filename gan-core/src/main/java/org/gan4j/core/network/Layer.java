package org.gan4j.core.network;

import java.util.Locale;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A layer before it knows its input: a value, such as {@code new Dense(128)}. Connecting it makes
 * its variables and gives the function that is applied.
 */
@FunctionalInterface
public interface Layer {

  /**
   * Makes the layer's variables.
   *
   * @param scope names and makes variables
   * @param input what the layer will be given
   * @throws org.gan4j.core.InputException if the layer does not take such an input
   */
  Connected connect(LayerScope scope, Signal input);

  /**
   * Returns the layer's part of variable names, such as {@code dense} or {@code batch_norm}. It is
   * {@code layer} for lambdas and anonymous classes, whose class names change from build to build.
   */
  default String label() {
    if (getClass().isHidden() || getClass().isAnonymousClass()) {
      return "layer";
    }
    return getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** The function that a layer applies to a batch. */
  @FunctionalInterface
  interface Function {

    /**
     * @param pass weights, mode and labels
     * @param x {@code [batch, ...input shape]}
     * @return {@code [batch, ...output shape]}
     */
    Operand<TFloat32> apply(ForwardPass pass, Operand<TFloat32> x);
  }

  /**
   * A layer that is connected to its input and whose variables exist.
   *
   * @param output what it yields
   * @param function what it does
   * @param usesLabels whether it, or a layer inside it, reads the labels
   */
  record Connected(Signal output, Function function, boolean usesLabels) {

    /** Makes a connected layer that does not read the labels. */
    public Connected(Signal output, Function function) {
      this(output, function, false);
    }
  }
}
