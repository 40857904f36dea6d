/** Optimizers as values: what a paper says about an update, without the operations that do it. */
package org.gan4j.core.optimizer;
