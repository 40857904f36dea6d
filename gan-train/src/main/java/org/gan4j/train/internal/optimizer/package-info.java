/** Optimizers as operations on resource variables; each keeps its own state and step count. */
package org.gan4j.train.internal.optimizer;
