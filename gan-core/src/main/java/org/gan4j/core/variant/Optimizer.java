package org.gan4j.core.variant;

import org.gan4j.core.optimizer.OptimizerConfig;

/** An optimizer of a graph, with its own state and learning rate. */
public interface Optimizer {

  /** Returns the name, which is unique in the graph. */
  String name();

  /** Returns the rule and its hyperparameters. */
  OptimizerConfig config();
}
