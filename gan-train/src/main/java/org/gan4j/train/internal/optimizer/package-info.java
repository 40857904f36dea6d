/** Optimizers as operations on resource variables. Each has its own states and update count. */
package org.gan4j.train.internal.optimizer;
