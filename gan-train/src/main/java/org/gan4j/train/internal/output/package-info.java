/** The outputs of a trained graph: samples, the sample grid, translations and functions. */
package org.gan4j.train.internal.output;
