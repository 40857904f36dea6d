/** Reads and sets the variables of a graph from Java. */
package org.gan4j.train.internal.variable;
