package org.gan4j.experiments.parts;

import java.util.Optional;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.train.SampleLabels;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.session.TrainingSession;

/**
 * The generator of a variant that makes images, for metrics that choose latents themselves.
 *
 * @param session holds the weights, and must outlive it
 * @param draw draw of the samples
 * @param labels labels of the samples of a conditional variant
 */
record SessionGenerator(TrainingSession session, LatentDraw draw, Optional<SampleLabels> labels)
    implements ImageGenerator {

  @Override
  public int latentSize() {
    return sampler().latentSize();
  }

  @Override
  public float[] latents(long from, int count) {
    return draw.latents(latentSize()).of(from, count);
  }

  @Override
  public float[] otherLatents(long from, int count) {
    var other = new LatentDraw(draw.seed(), draw.stream() + "/path-ends", draw.truncation());
    return other.latents(latentSize()).of(from, count);
  }

  @Override
  public Optional<int[]> labels(long from, int count) {
    return sampler().labels().isPresent()
        ? labels.map(asked -> asked.of(from, count))
        : Optional.empty();
  }

  @Override
  public FloatImages images(float[] latents, Optional<int[]> labels) {
    float[] pixels = session.outputs().sampleFloats(latents, labels);
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (pixels[k] + 1) * 127.5f;
    }
    return new FloatImages(session.graph().imageShape(), pixels);
  }

  private SampleOutput sampler() {
    return session.graph().samples().orElseThrow();
  }
}
