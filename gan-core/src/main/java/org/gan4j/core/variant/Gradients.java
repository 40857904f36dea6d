package org.gan4j.core.variant;

import java.util.Map;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The derivatives of one loss by the weights of some networks.
 *
 * @param byWeight one derivative for each weight, of the weight's shape, in the order of the
 *     networks
 */
public record Gradients(Map<Variable<TFloat32>, Operand<TFloat32>> byWeight) {}
