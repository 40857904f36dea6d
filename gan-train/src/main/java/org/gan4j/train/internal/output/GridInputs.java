package org.gan4j.train.internal.output;

import org.gan4j.core.random.Latents;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Grid;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.data.DomainData;
import org.gan4j.train.internal.data.Pixels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The inputs of sample grids: weights, constant latents, and the first images of the data set.
 *
 * @param seed seed of the experiment
 * @param data the data set
 * @param weights the present weights or their moving average
 */
record GridInputs(long seed, DeviceData data, Weights weights) implements Grid.Showcase {

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
    float[] values = new Latents(seed, "samples/grid", size).of(0, count);
    return tf().constant(Shape.of(count, size), DataBuffers.of(values));
  }

  @Override
  public Operand<TFloat32> images(Domain domain, int count) {
    DomainData images = data.domain(domain);
    return Pixels.scaled(tf(), images.first(count).all(tf()));
  }
}
