/**
 * Resizing exactly as the reference implementations of metrics do it: scores move by more than
 * their differences with the way that images are resized (Parmar, Zhang and Zhu 2022, "On Aliased
 * Resizing and Surprising Subtleties in GAN Evaluation").
 */
package org.gan4j.eval.image.resize;
