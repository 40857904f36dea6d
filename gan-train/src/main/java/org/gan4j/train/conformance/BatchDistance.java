package org.gan4j.train.conformance;

import org.gan4j.core.data.Dataset;
import org.gan4j.train.session.HostTensor;

/**
 * Measures how far samples are from the training batch: the mean over samples of the root mean
 * square distance to the nearest image of the batch, or to the nearest image of the sample's class.
 */
final class BatchDistance {

  private static final int SAMPLES = 16;

  private final Trial trial;
  private final Dataset data;
  private final int[] labels = new int[SAMPLES];
  private final boolean conditional;

  BatchDistance(Trial trial, Dataset data) {
    this.trial = trial;
    this.data = data;
    this.conditional = trial.graph().samples().orElseThrow().labels().isPresent();
    for (int i = 0; conditional && i < SAMPLES; i++) {
      labels[i] = data.labels().orElseThrow()[i % CheckedVariant.BATCH];
    }
  }

  double now() {
    HostTensor samples = Inference.samples(trial, 0, labels);
    double sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sum += nearest(samples.row(i), labels[i]);
    }
    return sum / SAMPLES;
  }

  /** Returns the same distance for the mean image of the batch. */
  double ofMeanImage() {
    float[] mean = new float[data.shape().size()];
    byte[] pixels = data.images().slice(0, CheckedVariant.BATCH).pixels();
    for (int i = 0; i < pixels.length; i++) {
      mean[i % mean.length] += Floats.pixel(pixels[i]) / CheckedVariant.BATCH;
    }
    double sum = 0;
    for (int label : labels) {
      sum += nearest(mean, label);
    }
    return sum / SAMPLES;
  }

  private double nearest(float[] sample, int label) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int image = 0; image < CheckedVariant.BATCH; image++) {
      if (!conditional || data.labels().orElseThrow()[image] == label) {
        nearest = Math.min(nearest, distance(sample, data.images().slice(image, 1).pixels()));
      }
    }
    return nearest;
  }

  private static double distance(float[] sample, byte[] pixels) {
    double sum = 0;
    for (int i = 0; i < sample.length; i++) {
      double difference = sample[i] - Floats.pixel(pixels[i]);
      sum += difference * difference;
    }
    return Math.sqrt(sum / sample.length);
  }
}
