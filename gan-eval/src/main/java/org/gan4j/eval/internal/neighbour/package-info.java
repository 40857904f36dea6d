/** Exact nearest neighbours of features, and the balls that reach to them. */
package org.gan4j.eval.internal.neighbour;
