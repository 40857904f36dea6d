package org.gan4j.train.internal.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Finds on the device which variables hold a value that is not finite. Only one truth value for
 * each variable is fetched.
 */
final class Finiteness {

  private final List<String> names = new ArrayList<>();
  private final Optional<Operand<TBool>> finite;

  /**
   * @param variables variables to check; those of another type than float32 count as finite
   */
  Finiteness(Ops tf, List<Variable<?>> variables) {
    List<Operand<TBool>> answers = new ArrayList<>();
    for (Variable<?> variable : variables) {
      if (variable.type() == TFloat32.class) {
        names.add(variable.name());
        answers.add(finite(tf, tf.readVariableOp(variable.handle(), TFloat32.class)));
      }
    }
    finite = answers.isEmpty() ? Optional.empty() : Optional.of(tf.stack(answers));
  }

  private static Operand<TBool> finite(Ops tf, Operand<TFloat32> value) {
    Operand<TBool> each = tf.math.isFinite(tf.reshape(value, tf.constant(new int[] {-1})));
    return tf.reduceAll(each, tf.constant(0));
  }

  /**
   * Returns the names of the variables that hold a value that is not finite, in the order of their
   * declaration.
   */
  List<String> broken(Session session) {
    List<String> broken = new ArrayList<>();
    if (finite.isPresent()) {
      try (Result result = session.runner().fetch(finite.get()).run()) {
        TBool answers = (TBool) result.get(0);
        for (int i = 0; i < names.size(); i++) {
          if (!answers.getBoolean(i)) {
            broken.add(names.get(i));
          }
        }
      }
    }
    return broken;
  }
}
