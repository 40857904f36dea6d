/** Pieces of the host's work, measured by JMH. */
package org.gan4j.benchmarks.jmh;
