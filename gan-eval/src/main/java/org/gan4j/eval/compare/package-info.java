/**
 * Configurations compared over their seeds: what a sample of runs says, whether two of them can be
 * told apart, and what to do with runs that failed.
 */
package org.gan4j.eval.compare;
