package org.gan4j.core.variant;

/**
 * A kind of GAN, as one class in one file. Its constructor takes a record of hyperparameters,
 * usually nested and named {@code Config}; the {@code variant} section of a config gives its
 * values. The method {@link #define} reads like the paper's algorithm.
 *
 * <pre>{@code
 * public void define(GanGraph graph) {
 *   var generator = graph.generator("generator", config.latentSize(), net -> net....tanh());
 *   var discriminator = graph.discriminator("discriminator", net -> net....dense(1));
 *   var adam = graph.optimizer("adam", config.optimizer());
 *   graph.phase("joint", tape -> {
 *     var fake = generator.apply(tape, tape.latents(config.latentSize()));
 *     ...
 *     tape.apply(adam, tape.gradient(loss, discriminator));
 *   });
 *   graph.sampler(config.latentSize(), generator::infer);
 * }
 * }</pre>
 */
public interface Variant {

  /**
   * Declares networks, phases and the sampler. Called once for each graph, which does not change
   * afterwards.
   */
  void define(GanGraph graph);

  /**
   * Returns how to see that the variant can learn one batch by heart, for the conformance checks. A
   * variant whose sampler does not show it names one of its reports.
   */
  default Overfitting overfitting() {
    return Overfitting.samples();
  }
}
