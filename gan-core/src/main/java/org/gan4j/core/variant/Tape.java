package org.gan4j.core.variant;

import java.util.function.UnaryOperator;
import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * One phase while it is being built. The tape gives its batch, and takes its gradients and writes.
 * A phase runs at one set of weights: every gradient, report and new state is computed first, then
 * everything is written.
 */
public interface Tape extends Training {

  /**
   * Returns the phase's batch of real images, {@code [batch, height, width, channels]} in [-1, 1].
   */
  Operand<TFloat32> images();

  /**
   * Returns the classes of {@link #images}, int32 {@code [batch]}.
   *
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  Operand<TInt32> labels();

  /**
   * Returns the phase's batch of one domain, as {@link #images()} does. In a paired data set, image
   * i of A belongs to image i of B.
   *
   * @throws org.gan4j.core.InputException if the data set has only one domain
   */
  Operand<TFloat32> images(Domain domain);

  /** Draws a new batch of the labelled subset, uniformly with replacement. */
  LabelledBatch batch(LabelledSubset subset);

  /** Returns the number of images in a batch and of latents in a draw. */
  int batchSize();

  /**
   * Draws a batch of labels, each class equally likely, int32 {@code [batch]}; each call is another
   * draw.
   *
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  Operand<TInt32> randomLabels();

  /** Draws standard normal latents, {@code [batch, size]}; each call is another draw. */
  Operand<TFloat32> latents(int size);

  /**
   * Returns the derivatives of a loss by the weights of the named networks, and by no others.
   * Naming the networks replaces detaching.
   *
   * @param loss a scalar
   * @throws org.gan4j.core.InputException if the loss does not depend on a weight of theirs
   */
  Gradients gradient(Operand<TFloat32> loss, Trainable... networks);

  /**
   * Returns the derivative of a scalar by another operand, of that operand's shape. It can itself
   * be differentiated, as the gradient in a gradient penalty must be.
   *
   * @throws org.gan4j.core.InputException if the scalar does not depend on the operand
   */
  Operand<TFloat32> gradient(Operand<TFloat32> scalar, Operand<TFloat32> input);

  /**
   * Updates weights by their gradients when the phase ends.
   *
   * @throws org.gan4j.core.InputException if the phase updates one of them already
   */
  void apply(Optimizer optimizer, Gradients gradients);

  /**
   * Projects each weight of a network onto a set after its update in this phase, such as for weight
   * clipping.
   *
   * @param network network whose weights the phase updates
   * @param projection maps a weight's new value to one of the same shape
   * @throws org.gan4j.core.InputException if the phase does not update the network
   */
  void project(Trainable network, UnaryOperator<Operand<TFloat32>> projection);

  /**
   * {@inheritDoc}
   *
   * <p>A phase moves only what it trains: states of a network none of whose weights the phase
   * updates, such as a discriminator's moving averages in the generator's phase, are left alone.
   */
  @Override
  <T extends TType> void assign(Variable<T> state, Operand<T> value);

  /**
   * Reports a scalar under a name such as {@code loss/generator}. It is fetched only at report
   * steps.
   */
  void report(String name, Operand<TFloat32> scalar);
}
