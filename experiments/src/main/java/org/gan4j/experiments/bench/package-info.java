/** Measures what a step costs, prints tables, and compares with earlier measurements. */
package org.gan4j.experiments.bench;
