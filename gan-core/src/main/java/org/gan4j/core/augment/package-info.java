/**
 * Changes of images in training only: differentiable ones in front of a discriminator, for real and
 * fake images alike, and {@link org.gan4j.core.augment.Jitter} of the real ones. All draws are
 * fresh for each example, each application and each step.
 */
package org.gan4j.core.augment;
