/**
 * Penalties on the gradient of a discriminator or critic by its input, which a variant adds to its
 * loss with a weight of its own.
 */
package org.gan4j.core.penalty;
