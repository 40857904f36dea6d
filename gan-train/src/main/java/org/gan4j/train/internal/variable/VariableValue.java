package org.gan4j.train.internal.variable;

import org.gan4j.core.variable.Variable;

/**
 * A variable and what it holds.
 *
 * @param bytes little-endian, row-major
 */
public record VariableValue(Variable<?> variable, byte[] bytes) {}
