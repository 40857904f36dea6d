/**
 * The interfaces that a variant of a GAN is written against.
 *
 * <p>A {@link org.gan4j.core.variant.Variant} is one class in one file. Its {@code define} method
 * is called once, with a {@link org.gan4j.core.variant.GanGraph}. There it declares
 *
 * <ul>
 *   <li><b>networks</b>: a generator, a discriminator, others;
 *   <li><b>optimizers</b>;
 *   <li><b>phases</b>, the updates of a training step. A phase is built on a {@link
 *       org.gan4j.core.variant.Tape}, which gives batches, latents and gradients. All gradients and
 *       reports of a phase are computed at the weights that the phase began with. Only then are the
 *       weights updated;
 *   <li>a <b>sampler</b>: how the trained generator makes images.
 * </ul>
 *
 * <p>The whole GAN of Goodfellow et al. 2014, on multilayer perceptrons:
 *
 * <pre>{@code
 * public void define(GanGraph graph) {
 *   ImageShape images = graph.imageShape();
 *   GanLoss losses = new NonSaturating(1);
 *   var generator = graph.generator("generator", 100, net -> net
 *       .dense(128).relu()
 *       .dense(images.size()).tanh()
 *       .reshape(images.height(), images.width(), images.channels()));
 *   var discriminator = graph.discriminator("discriminator", net -> net
 *       .flatten().dense(128).leakyRelu(0.2).dense(1));
 *   var forGenerator = graph.optimizer("generator_optimizer", new Adam(2e-4, 0.5, 0.999, 1e-8));
 *   var forDiscriminator = graph.optimizer("discriminator_optimizer", new Adam(2e-4, 0.5, 0.999, 1e-8));
 *
 *   graph.phase("joint", tape -> {
 *     var fake = generator.apply(tape, tape.latents(100));        // [batch, height, width, channels]
 *     var realLogits = discriminator.apply(tape, tape.images());  // [batch, 1]
 *     var fakeLogits = discriminator.apply(tape, fake);           // [batch, 1]
 *     var discriminatorLoss = losses.discriminator(tape.tf(), realLogits, fakeLogits);
 *     var generatorLoss = losses.generator(tape.tf(), fakeLogits);
 *     tape.apply(forDiscriminator, tape.gradient(discriminatorLoss, discriminator));
 *     tape.apply(forGenerator, tape.gradient(generatorLoss, generator));
 *     tape.report("loss/discriminator", discriminatorLoss);
 *     tape.report("loss/generator", generatorLoss);
 *   });
 *   graph.sampler(100, generator::infer);
 * }
 * }</pre>
 *
 * <p>{@code tape.gradient(loss, network)} names the networks to differentiate by. So nothing has to
 * be detached: the gradient of the generator's loss goes through the discriminator but updates only
 * the generator.
 */
package org.gan4j.core.variant;
