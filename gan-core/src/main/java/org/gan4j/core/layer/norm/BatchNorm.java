package org.gan4j.core.layer.norm;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * Batch normalisation of each channel (Ioffe and Szegedy 2015, algorithms 1 and 2). In training it
 * uses the batch's own mean and variance and updates the averages that inference uses. Each
 * application is a separate batch, so real and fake images are normalised separately.
 *
 * @param decay share of a moving average that a step keeps, in [0, 1)
 * @param epsilon added to the variance
 */
public record BatchNorm(float decay, float epsilon) implements Layer {

  /** Makes a layer with decay 0.9 and epsilon 1e-5, the values of the DCGAN reference code. */
  public BatchNorm() {
    this(0.9f, 1e-5f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    Affine affine = Affine.of(scope, Shape.of(input.channels()));
    BatchNormStatistics moments = BatchNormStatistics.of(scope, input, decay);
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> moments.normalize(pass, x, affine, epsilon));
  }
}
