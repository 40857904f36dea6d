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

/** The graph a variant declares itself to. */
public interface GanGraph {

  /** The shape of the data set's images; in the graph their values lie in [-1, 1]. */
  ImageShape imageShape();

  /**
   * The number of classes of the data set.
   *
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  int classes();

  /**
   * Whether image i of domain A belongs to image i of domain B.
   *
   * @throws org.gan4j.core.InputException if the data set has only one domain
   */
  boolean paired();

  /**
   * The few images whose labels a semi-supervised variant may look at: as many of each class,
   * chosen by the experiment's seed.
   *
   * @param perClass images of each class, at least 1
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  LabelledSubset labelledSubset(int perClass);

  /**
   * A network of any kind.
   *
   * @param name unique; begins the names of its variables
   * @param inputShape of one example, without the batch
   * @param layers chains its layers
   */
  Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers);

  /**
   * A network from latents to images.
   *
   * @throws org.gan4j.core.InputException if it yields another shape or range than the images
   */
  Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers);

  /**
   * A network from images to logits.
   *
   * @throws org.gan4j.core.InputException if it yields anything but one unbounded value a place
   */
  Discriminator discriminator(String name, Consumer<NetworkBuilder> layers);

  /**
   * The part of a discriminator that sees the images, where several heads share it: images in,
   * features out. What a config switches on for discriminators, such as augmentation, holds for it.
   */
  Network body(String name, Consumer<NetworkBuilder> layers);

  /**
   * A network from images to images of the same shape.
   *
   * @throws org.gan4j.core.InputException if it yields another shape or range than the images
   */
  Translator translator(String name, Consumer<NetworkBuilder> layers);

  /**
   * A state of the variant's own, which phases assign and checkpoints hold: an image pool, the
   * stage of growing.
   *
   * @param name unique
   */
  Variable<TFloat32> state(String name, Shape shape, Initializer initializer);

  /**
   * An optimizer and the state it will keep for each weight it is applied to.
   *
   * @param name unique; begins the names of its state
   */
  Optimizer optimizer(String name, OptimizerConfig config);

  /**
   * One update: a batch, gradients, and writes that all happen at the end, at the weights the phase
   * began with. Phases run in the order they were declared, each on a batch of its own.
   *
   * @param name unique; begins the names of its random streams
   * @param update called once, now, to build it
   * @return how often it runs; once a step unless told otherwise
   */
  PhaseTiming phase(String name, Consumer<Tape> update);

  /**
   * How images are made from a trained variant.
   *
   * @param latentSize size of the standard normal latents it is given
   * @param sampler called once for each kind of weights, for instance {@code generator::infer}
   */
  void sampler(int latentSize, Sampler sampler);

  /**
   * How images of given classes are made from a trained variant.
   *
   * @param latentSize size of the standard normal latents it is given
   * @param sampler called once for each kind of weights, for instance {@code generator::infer}
   * @throws org.gan4j.core.InputException if the data set has no labels
   */
  void conditionalSampler(int latentSize, ConditionalSampler sampler);

  /**
   * What the sample grid shows. Without it: 8 x 8 samples, or 8 of each class, one class a row.
   *
   * @param columns images in a row
   * @param grid draws it; called once
   */
  void grid(int columns, Grid grid);

  /**
   * A named function of images, to be evaluated or exported after training: a classifier's logits,
   * a translation.
   */
  void function(String name, ImageFunction function);

  /**
   * The translation of one domain's images into the other's, to be shown, evaluated and applied to
   * files after training. It is also the function {@code AtoB} or {@code BtoA}.
   *
   * @param from the domain of the images it takes
   * @param multiple it serves images of any size whose height and width are multiples of this
   * @param function of images of any batch size, to images of the same shape, in [-1, 1]
   */
  default void translation(Domain from, int multiple, ImageFunction function) {
    translation(from, multiple, multiple, function);
  }

  /**
   * As {@link #translation(Domain, int, ImageFunction)}, for networks that need larger images than
   * one multiple: smaller files are continued by their mirror image up to this size.
   *
   * @param least height and width of the smallest images it serves, a multiple of {@code multiple}
   */
  void translation(Domain from, int multiple, int least, ImageFunction function);
}
