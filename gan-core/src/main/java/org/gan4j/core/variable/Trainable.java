package org.gan4j.core.variable;

import java.util.List;
import org.tensorflow.types.TFloat32;

/** Something whose weights a loss can be differentiated by: a network, or several as one. */
public interface Trainable {

  /** Returns the name, for messages and scopes. */
  String name();

  /** Returns the weights, in the order of their declaration. */
  List<Variable<TFloat32>> weights();
}
