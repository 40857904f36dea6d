/** Writes images of a run: {@code gan sample} and {@code gan translate}. */
package org.gan4j.experiments.sampling;
