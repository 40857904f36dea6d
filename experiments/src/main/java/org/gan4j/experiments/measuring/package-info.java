/**
 * Measures images and runs: {@code gan evaluate}, {@code gan metrics}, {@code gan explain}, {@code
 * gan features}.
 */
package org.gan4j.experiments.measuring;
