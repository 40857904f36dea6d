package org.gan4j.core.network;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.tensorflow.ndarray.Shape;

/** Checks that networks that make images yield the shape and range of the real images. */
final class ImageContract {

  private ImageContract() {}

  static void require(String role, Network network, ImageShape images) {
    Signal output = network.output();
    Shape expected = Shape.of(images.height(), images.width(), images.channels());
    String place = role + " '" + network.name() + "'";
    if (!output.shape().equals(expected)) {
      throw new InputException(
          place,
          "the real images have shape " + expected + ", but it yields " + output.shape(),
          "Change its last layers.");
    }
    if (!output.range().equals(Range.IMAGE)) {
      throw new InputException(
          place,
          "the real images lie in " + Range.IMAGE + ", but it yields " + output.range(),
          "End it with tanh().");
    }
  }
}
