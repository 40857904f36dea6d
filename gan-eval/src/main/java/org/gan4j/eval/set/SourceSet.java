package org.gan4j.eval.set;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.metric.input.ImageGenerator;

/**
 * The images of a data set or a generator, all of one shape. A block is read once for all that look
 * at it.
 *
 * @param source the images
 * @param labels the class of each
 * @param generator what made them, if it can be asked for others
 */
public record SourceSet(
    ImageSource source, Optional<ClassLabels> labels, Optional<ImageGenerator> generator)
    implements ImageSet {

  private static final int BLOCK = 512;

  /** Images that are all there is. */
  public SourceSet(ImageSource source, Optional<ClassLabels> labels) {
    this(source, labels, Optional.empty());
  }

  /** The images of a data set, with its labels. */
  public static SourceSet of(Dataset dataset) {
    return new SourceSet(dataset, dataset.classLabels());
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String contentHash() {
    return source.contentHash();
  }

  @Override
  public int count() {
    return source.count();
  }

  @Override
  public Optional<ImageShape> shape() {
    return Optional.of(source.shape());
  }

  @Override
  public Images pixels(int[] indices) {
    int first = indices.length == 0 ? 0 : indices[0];
    if (indices.length > 0 && indices[indices.length - 1] - first == indices.length - 1) {
      return source.read(first, indices.length);
    }
    int size = source.shape().size();
    byte[] pixels = new byte[Math.multiplyExact(indices.length, size)];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(source.read(indices[i], 1).pixels(), 0, pixels, i * size, size);
    }
    return new Images(source.shape(), pixels);
  }

  @Override
  public void read(Map<Preparation, int[]> wanted, Consumer consumer) {
    int[] indices =
        wanted.values().stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    for (int from = 0; from < indices.length; from += BLOCK) {
      int[] block = Arrays.copyOfRange(indices, from, Math.min(from + BLOCK, indices.length));
      Images images = pixels(block);
      wanted.forEach(
          (preparation, chosen) -> {
            int[] rows = Choice.rows(block, chosen);
            if (rows.length > 0) {
              Images part = rows.length == block.length ? images : images.select(rows);
              consumer.accept(preparation, at(block, rows), preparation.prepare(part, name()));
            }
          });
    }
  }

  private static int[] at(int[] block, int[] rows) {
    return Arrays.stream(rows).map(row -> block[row]).toArray();
  }
}
