/** Repeats a run and compares it: bits with bits, and numbers within their errors. */
package org.gan4j.experiments.replay;
