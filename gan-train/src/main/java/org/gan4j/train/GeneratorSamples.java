package org.gan4j.train;

import java.util.Objects;
import java.util.Optional;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.Latents;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.session.TrainingSession;

/**
 * A trained generator's samples as a source of images. They are made in blocks of one size, so that
 * every read of a sample gives the same bits. The session must outlive it.
 */
public final class GeneratorSamples implements ImageSource {

  private static final int BLOCK = 100;

  private final TrainingSession session;
  private final Latents latents;
  private final Optional<SampleLabels> labels;
  private final String name;
  private final String contentHash;
  private final int count;
  private int blockNumber = -1;
  private Images block;

  /**
   * @param session holds the weights
   * @param latents the latents of the samples
   * @param labels the class of each sample; ignored unless the sampler is conditional
   * @param name name of the set, for reports
   * @param contentHash hash of the weights
   * @param count how many samples there are
   */
  public GeneratorSamples(
      TrainingSession session,
      Latents latents,
      Optional<SampleLabels> labels,
      String name,
      String contentHash,
      int count) {
    this.session = session;
    this.latents = latents;
    this.labels = labels;
    this.name = name;
    this.contentHash = contentHash;
    this.count = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String contentHash() {
    return contentHash;
  }

  @Override
  public ImageShape shape() {
    return session.graph().imageShape();
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Images read(int from, int wanted) {
    Objects.checkFromIndexSize(from, wanted, count);
    int size = shape().size();
    byte[] pixels = new byte[wanted * size];
    for (int i = 0; i < wanted; ) {
      int offset = (from + i) % BLOCK;
      int part = Math.min(BLOCK - offset, wanted - i);
      byte[] source = block((from + i) / BLOCK).pixels();
      System.arraycopy(source, offset * size, pixels, i * size, part * size);
      i += part;
    }
    return new Images(shape(), pixels);
  }

  /**
   * Returns the class that was asked for, for each sample; empty if the sampler takes no labels.
   */
  public Optional<int[]> labels() {
    boolean conditional = session.graph().samples().flatMap(SampleOutput::labels).isPresent();
    return conditional ? labels.map(asked -> asked.of(0, count)) : Optional.empty();
  }

  private Images block(int number) {
    if (number != blockNumber) {
      long from = (long) number * BLOCK;
      block =
          session
              .outputs()
              .sample(latents.of(from, BLOCK), labels.map(asked -> asked.of(from, BLOCK)));
      blockNumber = number;
    }
    return block;
  }
}
