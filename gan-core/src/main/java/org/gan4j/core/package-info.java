/**
 * The vocabulary of gan4j: what a variant says ({@link org.gan4j.core.Variant}), what it says it to
 * ({@link org.gan4j.core.GanGraph}, {@link org.gan4j.core.Tape}) and the values they exchange.
 */
package org.gan4j.core;
