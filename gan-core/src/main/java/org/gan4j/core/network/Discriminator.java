package org.gan4j.core.network;

import org.gan4j.core.InputException;

/**
 * A network in the role of D. It takes images {@code [batch, height, width, channels]} in [-1, 1]
 * and yields one unbounded logit for each image, {@code [batch, 1]}, or for each patch, {@code
 * [batch, rows, columns, 1]}. Losses take logits, so the network has no sigmoid at its end.
 */
public final class Discriminator extends Network {

  /**
   * Checks the shape and range of the output.
   *
   * @throws InputException if the network yields more than one value for each position, or bounded
   *     values
   */
  public Discriminator(Definition definition) {
    super(definition);
    if (output().channels() != 1) {
      throw refused(
          "losses take one logit for each image or patch, but it yields " + output().shape(),
          "End it with dense(1) or a convolution to 1 channel.");
    }
    if (!output().range().equals(Range.REAL)) {
      throw refused(
          "losses take unbounded logits, but it yields values in " + output().range(),
          "Remove its last activation.");
    }
  }

  private InputException refused(String problem, String remedy) {
    return new InputException("discriminator '" + name() + "'", problem, remedy);
  }
}
