package org.gan4j.core.variant;

import java.util.function.Consumer;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Translator;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The graph to which a variant declares its networks, optimizers, phases and sampler. */
public interface GanGraph {

  /** Returns the shape of the data set's images; in the graph their values lie in [-1, 1]. */
  ImageShape imageShape();

  /**
   * Returns the number of classes of the data set.
   *
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  int classes();

  /**
   * Returns whether image i of domain A belongs to image i of domain B.
   *
   * @throws org.gan4j.core.InputException if the data set has only one domain
   */
  boolean paired();

  /**
   * Declares the few images whose labels a semi-supervised variant may use: the same number of each
   * class, chosen by the experiment's seed.
   *
   * @param perClass images of each class, at least 1
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  LabelledSubset labelledSubset(int perClass);

  /**
   * Declares a network of any kind.
   *
   * @param name unique name, the prefix of the names of its variables
   * @param inputShape of one example, without the batch
   * @param layers chains its layers
   */
  Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers);

  /**
   * Declares a network from latents to images.
   *
   * @throws org.gan4j.core.InputException if it yields another shape or range than the images
   */
  Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers);

  /**
   * Declares a network from images to logits.
   *
   * @throws org.gan4j.core.InputException if it yields anything but one unbounded value for each
   *     position
   */
  Discriminator discriminator(String name, Consumer<NetworkBuilder> layers);

  /**
   * Declares the part of a discriminator that several heads share: it takes images and yields
   * features. The regularisation of discriminators in the config, such as augmentation, applies to
   * it.
   */
  Network body(String name, Consumer<NetworkBuilder> layers);

  /**
   * Declares a network from images to images of the same shape.
   *
   * @throws org.gan4j.core.InputException if it yields another shape or range than the images
   */
  Translator translator(String name, Consumer<NetworkBuilder> layers);

  /**
   * Declares a state of the variant itself, such as an image pool or the stage of growing. Phases
   * assign it, and checkpoints hold it.
   *
   * @param name unique
   */
  Variable<TFloat32> state(String name, Shape shape, Initializer initializer);

  /**
   * Declares an optimizer. It keeps its own state for each weight that it updates.
   *
   * @param name unique name, the prefix of the names of its states
   */
  Optimizer optimizer(String name, OptimizerConfig config);

  /**
   * Declares a phase: one batch and one update. Everything is computed at the weights that the
   * phase began with, and all writes happen at the end. Phases run in the order of their
   * declaration, each on a batch of its own.
   *
   * @param name unique name, the prefix of the names of its random streams
   * @param update builds the phase; called once, at once
   * @return sets how often the phase runs; by default once in every step
   */
  PhaseTiming phase(String name, Consumer<Tape> update);

  /**
   * Declares how a trained variant makes images.
   *
   * @param latentSize size of the standard normal latents it is given
   * @param sampler called once for each kind of weights, for instance {@code generator::infer}
   */
  void sampler(int latentSize, Sampler sampler);

  /**
   * Declares how a trained variant makes images of given classes.
   *
   * @param latentSize size of the standard normal latents it is given
   * @param sampler called once for each kind of weights, for instance {@code generator::infer}
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  void conditionalSampler(int latentSize, ConditionalSampler sampler);

  /**
   * Declares the sample grid. By default it shows 8 x 8 samples, or 8 samples of each class with
   * one class in each row.
   *
   * @param columns number of images in a row
   * @param grid draws it; called once
   */
  void grid(int columns, Grid grid);

  /**
   * Declares a named function of images, to be evaluated or exported after training, such as a
   * classifier's logits.
   */
  void function(String name, ImageFunction function);

  /**
   * Declares the translation of images of one domain into the other, to be shown, evaluated and
   * applied to files after training. It is also the function {@code AtoB} or {@code BtoA}.
   *
   * @param from the domain of the images it takes
   * @param multiple heights and widths of images must be multiples of this
   * @param function of images of any batch size, to images of the same shape, in [-1, 1]
   */
  default void translation(Domain from, int multiple, ImageFunction function) {
    translation(from, multiple, multiple, function);
  }

  /**
   * Declares a translation as {@link #translation(Domain, int, ImageFunction)} does, for networks
   * that need images larger than one multiple. Smaller files are extended by their mirror image up
   * to this size.
   *
   * @param least smallest height and width of images, a multiple of {@code multiple}
   */
  void translation(Domain from, int multiple, int least, ImageFunction function);
}
