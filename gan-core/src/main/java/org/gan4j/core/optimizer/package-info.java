/** Optimizers as values: the rule and the hyperparameters of an update, without the operations. */
package org.gan4j.core.optimizer;
