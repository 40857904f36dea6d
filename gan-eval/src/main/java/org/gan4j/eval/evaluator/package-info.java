/**
 * Measures sets of images: reads them through a feature network into the metrics, and writes down
 * the protocol beside each number.
 */
package org.gan4j.eval.evaluator;
