package org.gan4j.core.variant;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Images with their classes.
 *
 * @param images {@code [batch, height, width, channels]} in [-1, 1]
 * @param labels int32 {@code [batch]}
 */
public record LabelledBatch(Operand<TFloat32> images, Operand<TInt32> labels) {}
