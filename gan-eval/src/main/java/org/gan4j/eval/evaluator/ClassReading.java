package org.gan4j.eval.evaluator;

import java.util.function.UnaryOperator;
import org.gan4j.core.data.Images;

/**
 * How images of a domain are converted to images that a classifier knows.
 *
 * @param name name for protocols, such as {@code grey} or {@code inverse of ToneMap}
 * @param function converts a block of images
 */
public record ClassReading(String name, UnaryOperator<Images> function) {}
