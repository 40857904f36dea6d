package org.gan4j.core.network;

import org.gan4j.core.data.ImageShape;

/**
 * A network from images to images, both {@code [batch, height, width, channels]} in [-1, 1]: G and
 * F of Zhu et al. 2017, section 3.
 */
public final class Translator extends Network {

  /**
   * Checks the shape and range of the output.
   *
   * @param images the shape of the images of both domains
   * @throws org.gan4j.core.InputException if the network yields another shape or another range
   */
  public Translator(Definition definition, ImageShape images) {
    super(definition);
    ImageContract.require("translator", this, images);
  }
}
