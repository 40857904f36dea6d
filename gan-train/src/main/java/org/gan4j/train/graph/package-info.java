/** The TensorFlow graph of a variant: tape, phases, random streams, moving averages. */
package org.gan4j.train.graph;
