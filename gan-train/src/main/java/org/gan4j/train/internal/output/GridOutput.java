package org.gan4j.train.internal.output;

import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Grid;
import org.gan4j.train.internal.data.Pixels;
import org.gan4j.train.internal.output.SampleOutput.SamplerDeclaration;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The sample grid in the graph.
 *
 * @param pixels uint8 {@code [images, height, width, channels]}, row by row
 * @param columns number of images in a row
 */
public record GridOutput(Operand<TUint8> pixels, int columns) {

  static final int SIDE = 8;

  static GridOutput of(Grid.Showcase showcase, int columns, Grid grid) {
    Operand<TFloat32> images = grid.draw(showcase);
    if (images.shape().numDimensions() != 4) {
      throw new InputException(
          "grid",
          "expected images [images, height, width, channels], found shape " + images.shape(),
          "Return images, row by row.");
    }
    return new GridOutput(Pixels.of(showcase.tf(), images), columns);
  }

  /**
   * Returns a grid of 8 x 8 samples. For a conditional sampler it has 8 samples of each class, with
   * the same latents in each row.
   */
  static Grid of(SamplerDeclaration declared, int classes) {
    return declared.conditional()
        ? show -> classes(show, declared, classes)
        : show -> any(show, declared);
  }

  /** Returns the shape of each image. */
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
}
