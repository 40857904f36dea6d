package org.gan4j.train.graph;

import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.random.Latents;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Grid;
import org.gan4j.train.graph.SampleOutput.SamplerDeclaration;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The sample grid in the graph.
 *
 * @param pixels uint8 {@code [images, height, width, channels]}, row by row
 * @param columns images in a row
 */
public record GridOutput(Operand<TUint8> pixels, int columns) {

  static final int SIDE = 8;

  static GridOutput of(GraphBuilder graph, Weights weights, int columns, Grid grid) {
    Operand<TFloat32> images = grid.draw(new FixedInputs(graph, weights));
    if (images.shape().numDimensions() != 4) {
      throw new InputException(
          "grid",
          "expected images [images, height, width, channels], found shape " + images.shape(),
          "Return images, row by row.");
    }
    return new GridOutput(Pixels.of(weights.tf(), images), columns);
  }

  /** 8 x 8 samples; of a conditional sampler 8 of each class, from the same latents in each row. */
  static Grid of(SamplerDeclaration declared, int classes) {
    return declared.conditional()
        ? show -> classes(show, declared, classes)
        : show -> any(show, declared);
  }

  /** The shape of each image. */
  public ImageShape shape() {
    Shape shape = pixels.shape();
    return new ImageShape((int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
  }

  private static Operand<TFloat32> any(Grid.Showcase show, SamplerDeclaration declared) {
    Operand<TFloat32> latents = show.latents(SIDE * SIDE, declared.latentSize());
    return declared.sampler().sample(show, latents, show.tf().constant(new int[SIDE * SIDE]));
  }

  private static Operand<TFloat32> classes(
      Grid.Showcase show, SamplerDeclaration declared, int classes) {
    Ops tf = show.tf();
    Operand<TFloat32> row = show.latents(SIDE, declared.latentSize());
    int[] labels = IntStream.range(0, classes * SIDE).map(i -> i / SIDE).toArray();
    Operand<TFloat32> latents = tf.tile(row, tf.constant(new int[] {classes, 1}));
    return declared.sampler().sample(show, latents, tf.constant(labels));
  }

  /** The averaged weights, constant latents, the first images of the data set. */
  private record FixedInputs(GraphBuilder graph, Weights weights) implements Grid.Showcase {

    @Override
    public Ops tf() {
      return weights.tf();
    }

    @Override
    public <T extends TType> Operand<T> value(Variable<T> variable) {
      return weights.value(variable);
    }

    @Override
    public Operand<TFloat32> latents(int count, int size) {
      long seed = graph.settings().seed();
      float[] values = new Latents(seed, "samples/grid", size).of(0, count);
      return tf().constant(Shape.of(count, size), DataBuffers.of(values));
    }

    @Override
    public Operand<TFloat32> images(Domain domain, int count) {
      DomainData data = graph.data().domain(domain);
      if (count > data.count()) {
        throw new InputException(
            "grid",
            "expected at least " + count + " training images to show, found " + data.count(),
            "Train on more images.");
      }
      return data.images(tf(), tf().constant(IntStream.range(0, count).toArray()));
    }
  }
}
