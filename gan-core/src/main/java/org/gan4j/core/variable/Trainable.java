package org.gan4j.core.variable;

import java.util.List;
import org.tensorflow.types.TFloat32;

/** Something with weights that a loss can be differentiated by: a network, or several as one. */
public interface Trainable {

  /** For messages and scopes. */
  String name();

  /** The weights, in the order they were made. */
  List<Variable<TFloat32>> weights();
}
