package org.gan4j.eval;

/**
 * The number after the ±.
 *
 * @param value value in the unit of the metric
 * @param kind what it is and what it covers, in words
 */
public record Uncertainty(double value, String kind) {}
