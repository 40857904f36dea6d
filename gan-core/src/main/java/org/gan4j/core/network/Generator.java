package org.gan4j.core.network;

import org.gan4j.core.data.ImageShape;

/**
 * A network in the role of G: latents {@code [batch, latentSize]} in, images {@code [batch, height,
 * width, channels]} in [-1, 1] out (Goodfellow et al. 2014, section 3).
 */
public final class Generator extends Network {

  /**
   * Checks the contract.
   *
   * @param images the shape of the real images
   * @throws org.gan4j.core.InputException if the network yields another shape or another range than
   *     the images
   */
  public Generator(Definition definition, ImageShape images) {
    super(definition);
    ImageContract.require("generator", this, images);
  }

  /** Size of a latent vector. */
  public int latentSize() {
    return (int) input().shape().get(0);
  }
}
