/**
 * Compares configurations over their seeds: summaries of their runs, whether two of them can be
 * told apart, and how failed runs count.
 */
package org.gan4j.eval.compare;
