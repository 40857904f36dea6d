/** Compares configurations over their seeds: {@code gan compare}. */
package org.gan4j.experiments.comparing;
