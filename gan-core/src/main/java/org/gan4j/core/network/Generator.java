package org.gan4j.core.network;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.tensorflow.ndarray.Shape;

/**
 * A network in the role of G: latents {@code [batch, latentSize]} in, images {@code [batch, height,
 * width, channels]} in [-1, 1] out (Goodfellow et al. 2014, section 3).
 */
public final class Generator extends Network {

  /**
   * Checks the contract.
   *
   * @param images the shape of the real images
   * @throws InputException if the network yields another shape or another range than the images
   */
  public Generator(Definition definition, ImageShape images) {
    super(definition);
    Shape expected = Shape.of(images.height(), images.width(), images.channels());
    if (!output().shape().equals(expected)) {
      throw refused(
          "the real images have shape " + expected + ", but it yields " + output().shape(),
          "Change its last layers.");
    }
    if (!output().range().equals(Range.IMAGE)) {
      throw refused(
          "the real images lie in " + Range.IMAGE + ", but it yields " + output().range(),
          "End it with tanh().");
    }
  }

  /** Size of a latent vector. */
  public int latentSize() {
    return (int) input().shape().get(0);
  }

  private InputException refused(String problem, String remedy) {
    return new InputException("generator '" + name() + "'", problem, remedy);
  }
}
