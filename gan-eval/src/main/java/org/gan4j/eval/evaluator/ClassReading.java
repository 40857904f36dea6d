package org.gan4j.eval.evaluator;

import java.util.function.UnaryOperator;
import org.gan4j.core.data.Images;

/**
 * How images of a domain are brought to what a classifier knows.
 *
 * @param name for protocols: {@code grey}, {@code inverse of ToneMap}
 * @param function of a block of images, to as many
 */
public record ClassReading(String name, UnaryOperator<Images> function) {}
