/** TensorFlow graphs from outside: what they may do, how they are changed and run. */
package org.gan4j.eval.internal.graph;
