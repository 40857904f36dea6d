/** Measurements of what the framework costs. Built under the Maven profile {@code benchmarks}. */
package org.gan4j.benchmarks;
