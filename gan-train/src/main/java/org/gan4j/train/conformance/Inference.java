package org.gan4j.train.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Computes what a trial's variant yields at inference, from inputs that never change. */
final class Inference {

  private Inference() {}

  /**
   * Returns the first samples; sample i is of class i modulo the number of classes if the sampler
   * takes labels.
   */
  static HostTensor samples(Trial trial, int count) {
    int classes = Math.max(1, trial.graph().settings().data().classes());
    return samples(trial, 0, IntStream.range(0, count).map(i -> i % classes).toArray());
  }

  /**
   * Returns the samples from consecutive latents.
   *
   * @param labels the label of each sample; ignored if the sampler takes none
   */
  static HostTensor samples(Trial trial, int from, int... labels) {
    SampleOutput output = trial.graph().samples().orElseThrow();
    int size = output.latentSize();
    float[] row = Floats.normal("latents", (from + labels.length) * size);
    float[] latents = Arrays.copyOfRange(row, from * size, row.length);
    return samples(trial, output, latents, labels);
  }

  /** Returns samples of these classes from one latent. */
  static HostTensor sameLatent(Trial trial, int... labels) {
    SampleOutput output = trial.graph().samples().orElseThrow();
    int size = output.latentSize();
    float[] one = Floats.normal("latents", size);
    float[] latents = new float[labels.length * size];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(one, 0, latents, i * size, size);
    }
    return samples(trial, output, latents, labels);
  }

  private static HostTensor samples(
      Trial trial, SampleOutput output, float[] latents, int[] labels) {
    Shape shape = Shape.of(labels.length, output.latentSize());
    Map<Operand<?>, Tensor> fed = new HashMap<>();
    try (TFloat32 z = TFloat32.tensorOf(shape, DataBuffers.of(latents));
        TInt32 classes = TInt32.tensorOf(Shape.of(labels.length), DataBuffers.of(labels))) {
      fed.put(output.latents(), z);
      output.labels().ifPresent(place -> fed.put(place, classes));
      return trial.session().compute(List.of(output.images()), fed).get(0);
    }
  }

  /** Returns a declared function of the random images {@code [from, from + count)}. */
  static HostTensor function(Trial trial, Operand<TFloat32> function, int from, int count) {
    ImageShape image = trial.graph().imageShape();
    float[] pixels = Floats.normal("images", (from + count) * image.size());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.tanh(pixels[i]);
    }
    float[] chosen = Arrays.copyOfRange(pixels, from * image.size(), pixels.length);
    Shape shape = Shape.of(count, image.height(), image.width(), image.channels());
    try (TFloat32 x = TFloat32.tensorOf(shape, DataBuffers.of(chosen))) {
      return trial
          .session()
          .compute(List.of(function), Map.of(trial.graph().functionImages(), x))
          .get(0);
    }
  }
}
