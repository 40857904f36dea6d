/** The operations of a graph, and what they are computed from. */
package org.gan4j.train.internal.operation;
