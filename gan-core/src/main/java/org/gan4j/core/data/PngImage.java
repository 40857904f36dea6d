package org.gan4j.core.data;

import java.util.Optional;
import org.gan4j.core.InputException;

/**
 * A PNG file of 8 bits a sample, grey or RGB, with or without alpha, not interlaced.
 *
 * @param samples of such a file
 */
record PngImage(PngSamples samples) implements DecodedImage {

  /** The file's image; empty if it is of another kind, or anything is wrong with it. */
  static Optional<DecodedImage> of(EncodedImage file) {
    if (!PngChunks.isPng(file.bytes())) {
      return Optional.empty();
    }
    try {
      if (!isPlain(PngHeader.read(file.place(), file.bytes()))) {
        return Optional.empty();
      }
      PngSamples samples = PngSamples.decode(file.place(), file.bytes());
      return samples.transparent() ? Optional.empty() : Optional.of(new PngImage(samples));
    } catch (InputException fault) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(PngHeader header) {
    return header.depth() == 8 && !header.isPalette() && !header.interlaced();
  }

  @Override
  public int width() {
    return samples.header().width();
  }

  @Override
  public int height() {
    return samples.header().height();
  }

  @Override
  public void read(int y, int left, int channels, float[] values) {
    PngHeader header = samples.header();
    int step = header.samples();
    int at = y * (1 + header.rowBytes(header.width())) + 1 + left * step;
    if (step == channels) {
      for (int i = 0; i < values.length; i++) {
        values[i] = samples.rows()[at + i] & 0xff;
      }
      return;
    }
    int green = header.isGrey() ? 0 : 1;
    boolean alpha = step % 2 == 0;
    for (int x = 0; x < values.length / channels; x++) {
      float opacity = alpha ? sample(at + step - 1) : 255f;
      DecodedImage.put(
          sample(at), sample(at + green), sample(at + 2 * green), opacity, x, channels, values);
      at += step;
    }
  }

  @Override
  public boolean copy(int y, int left, int channels, byte[] pixels, int offset, int length) {
    PngHeader header = samples.header();
    if (header.samples() != channels) {
      return false;
    }
    int at = y * (1 + header.rowBytes(header.width())) + 1 + left * channels;
    System.arraycopy(samples.rows(), at, pixels, offset, length);
    return true;
  }

  private float sample(int at) {
    return samples.rows()[at] & 0xff;
  }
}
