/**
 * What a metric computes its numbers from: the {@link org.gan4j.eval.metric.input.SetData} of the
 * generated, the real and the training images, as far as it {@link org.gan4j.eval.metric.input.Need
 * needs} them.
 */
package org.gan4j.eval.metric.input;
