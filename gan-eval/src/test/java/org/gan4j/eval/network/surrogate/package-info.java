/** A stand-in for the 2015 Inception graph: the same shape and node names, random weights. */
package org.gan4j.eval.network.surrogate;
