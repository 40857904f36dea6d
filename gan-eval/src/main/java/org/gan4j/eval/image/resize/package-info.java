/**
 * Resizing exactly as the reference implementations of metrics do it, because the way of resizing
 * changes scores by more than their usual differences (Parmar, Zhang and Zhu 2022, "On Aliased
 * Resizing and Surprising Subtleties in GAN Evaluation").
 */
package org.gan4j.eval.image.resize;
