package org.gan4j.core.variant;

import org.gan4j.core.optimizer.OptimizerConfig;

/** An optimizer of a graph: a name, for its state and learning rate, and its numbers. */
public interface Optimizer {

  /** Unique in its graph. */
  String name();

  /** The rule and its numbers. */
  OptimizerConfig config();
}
