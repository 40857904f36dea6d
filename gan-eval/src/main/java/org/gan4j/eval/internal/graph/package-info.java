/** TensorFlow graphs from outside: checks of what they may do, changes, and execution. */
package org.gan4j.eval.internal.graph;
