/**
 * Networks: chains of layers that own variables, and the roles they play in a GAN.
 *
 * <p>A {@link org.gan4j.core.network.Network} is built once. Each application shares its weights:
 *
 * <pre>{@code
 * var fake = generator.apply(tape, latents);       // in a phase: batch statistics, dropout
 * var sample = generator.infer(weights, latents);  // after training: moving averages, no dropout
 * }</pre>
 *
 * <p>A {@link org.gan4j.core.network.Generator}, a {@link org.gan4j.core.network.Discriminator} and
 * a {@link org.gan4j.core.network.Translator} check when they are built that shapes and ranges of
 * values are what their role needs. For the author of a {@link org.gan4j.core.network.Layer}: its
 * {@link org.gan4j.core.network.LayerScope} makes variables, and the {@link
 * org.gan4j.core.network.ForwardPass} gives their values and says whether this is training.
 */
package org.gan4j.core.network;
