package org.gan4j.core.variant;

import java.util.function.Consumer;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.OptimizerConfig;

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
   * A named function of images, to be evaluated or exported after training: a classifier's logits,
   * a translation.
   */
  void function(String name, ImageFunction function);
}
