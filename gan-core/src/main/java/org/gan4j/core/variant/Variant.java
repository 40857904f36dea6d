package org.gan4j.core.variant;

/**
 * A kind of GAN. One class is one file: its constructor takes a record of hyperparameters (by
 * custom nested and named {@code Config}), which the {@code variant} section of a config is bound
 * to, and {@link #define} reads like the paper's algorithm.
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

  /** Declares networks, phases and the sampler. Called once a graph, which is frozen afterwards. */
  void define(GanGraph graph);

  /**
   * How it shows that one batch can be learnt by heart; asked by the conformance kit. Variants
   * whose sampler does not show it name one of their reports.
   */
  default Overfitting overfitting() {
    return Overfitting.samples();
  }
}
