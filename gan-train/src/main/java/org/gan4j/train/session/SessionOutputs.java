package org.gan4j.train.session;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Domain;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.GridOutput;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.internal.output.TranslationOutput;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What a variant's networks make with the present weights of a session: samples, the sample grid,
 * translated images, and the values of its functions. A variant declares which of these it has.
 */
public final class SessionOutputs {

  private final TrainingGraph graph;
  private final Session session;

  SessionOutputs(TrainingGraph graph, Session session) {
    this.graph = graph;
    this.session = session;
  }

  /**
   * Samples images.
   *
   * @param latents {@code count * latentSize} values, row-major
   * @throws java.util.NoSuchElementException if the variant declares no sampler, or a conditional
   *     one
   */
  public Images sample(float[] latents) {
    return sample(latents, Optional.empty());
  }

  /**
   * Samples images of given classes.
   *
   * @param latents {@code count * latentSize} values, row-major
   * @param labels the class of each image; ignored where the sampler is not conditional
   * @throws java.util.NoSuchElementException if the variant declares no sampler, or labels are
   *     missing
   */
  public Images sample(float[] latents, Optional<int[]> labels) {
    return sampled(
        latents,
        labels,
        (runner, output) -> HostTransfer.images(runner.fetch(output.pixels()), graph.imageShape()));
  }

  /**
   * Samples images as {@link #sample(float[], Optional)} does, but does not round them to uint8.
   *
   * @return {@code [count, height, width, channels]}, row-major, in [-1, 1] if the variant keeps
   *     its images there
   */
  public float[] sampleFloats(float[] latents, Optional<int[]> labels) {
    return sampled(
        latents,
        labels,
        (runner, output) -> HostTransfer.floats(runner, List.of(output.images())).get(0).values());
  }

  private <T> T sampled(
      float[] latents, Optional<int[]> labels, BiFunction<Session.Runner, SampleOutput, T> fetch) {
    SampleOutput output = graph.samples().orElseThrow();
    Shape shape = Shape.of(latents.length / output.latentSize(), output.latentSize());
    int[] classes = output.labels().isPresent() ? labels.orElseThrow() : new int[0];
    try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(latents));
        TInt32 asked = TInt32.tensorOf(Shape.of(classes.length), DataBuffers.of(classes))) {
      Session.Runner runner = session.runner().feed(output.latents(), fed);
      output.labels().ifPresent(place -> runner.feed(place, asked));
      return fetch.apply(runner, output);
    }
  }

  /**
   * Applies one of the variant's functions to images.
   *
   * @param function its name
   * @return the values for all images, row-major
   * @throws java.util.NoSuchElementException if the variant declares no such function
   */
  public float[] apply(String function, Images images) {
    Operand<TFloat32> output = Optional.ofNullable(graph.functions().get(function)).orElseThrow();
    try (TFloat32 fed = HostTransfer.tensor(images)) {
      Session.Runner runner = session.runner().feed(graph.functionImages(), fed);
      return HostTransfer.floats(runner, List.of(output)).get(0).values();
    }
  }

  /**
   * Draws the sample grid: its images, row by row.
   *
   * @throws java.util.NoSuchElementException if the variant has no grid
   */
  public Images grid() {
    GridOutput output = graph.grid().orElseThrow();
    return HostTransfer.images(session.runner().fetch(output.pixels()), output.shape());
  }

  /**
   * Translates images.
   *
   * @param from their domain
   * @param images of the graph's shape
   * @return as many, of the same shape
   * @throws java.util.NoSuchElementException if the variant declares no such translation
   */
  public Images translate(Domain from, Images images) {
    TranslationOutput output = Optional.ofNullable(graph.translations().get(from)).orElseThrow();
    try (TFloat32 fed = HostTransfer.tensor(images)) {
      return HostTransfer.images(
          session.runner().feed(graph.functionImages(), fed).fetch(output.pixels()),
          images.shape());
    }
  }
}
