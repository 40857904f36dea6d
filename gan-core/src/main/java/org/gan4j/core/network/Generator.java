package org.gan4j.core.network;

import org.gan4j.core.data.ImageShape;

/**
 * A network in the role of G. It takes latents {@code [batch, latentSize]} and yields images {@code
 * [batch, height, width, channels]} in [-1, 1] (Goodfellow et al. 2014, section 3).
 */
public final class Generator extends Network {

  /**
   * Checks the shape and range of the output.
   *
   * @param images the shape of the real images
   * @throws org.gan4j.core.InputException if the network yields another shape or another range than
   *     the images
   */
  public Generator(Definition definition, ImageShape images) {
    super(definition);
    ImageContract.require("generator", this, images);
  }

  /** Returns the size of a latent vector. */
  public int latentSize() {
    return (int) input().shape().get(0);
  }
}
