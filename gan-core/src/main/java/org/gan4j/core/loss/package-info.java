/**
 * Losses: pure functions from a batch of logits to a scalar.
 *
 * <p>A {@link org.gan4j.core.loss.GanLoss} is the pair of losses that the two players minimise:
 *
 * <pre>{@code
 * GanLoss losses = new Hinge();
 * var discriminatorLoss = losses.discriminator(tape.tf(), realLogits, fakeLogits);
 * var generatorLoss = losses.generator(tape.tf(), fakeLogits);
 * }</pre>
 *
 * <p>A loss of your own is a record that implements it. Logits are unbounded, {@code [batch, 1]} or
 * {@code [batch, rows, columns, 1]}.
 */
package org.gan4j.core.loss;
