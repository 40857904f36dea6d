package org.gan4j.core.data;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/**
 * Images that can be read one by one, in any order: {@link Images in memory}, or decoded from files
 * when asked for. Reading an image twice gives the same bits. Safe for use by several threads.
 */
public interface ImageStore {

  /** Returns the shape of every image. */
  ImageShape shape();

  /** Returns the number of images. */
  int count();

  /**
   * Reads an image.
   *
   * @param position number of the image, from 0
   * @param pixels gets {@code shape().size()} values, uint8, at {@code offset}
   * @throws InputException naming the file, if it cannot be read or is damaged
   * @throws IndexOutOfBoundsException if there is no such image
   */
  void read(int position, byte[] pixels, int offset);

  /**
   * Reads the images at some positions, in their order, with as many threads as there are cores.
   *
   * @throws InputException for the first image that cannot be read
   */
  default Images select(int... positions) {
    int size = shape().size();
    byte[] chosen = new byte[Math.multiplyExact(positions.length, size)];
    IntStream.range(0, positions.length)
        .parallel()
        .mapToObj(i -> failure(positions[i], chosen, i * size))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return new Images(shape(), chosen);
  }

  private Optional<InputException> failure(int position, byte[] pixels, int offset) {
    try {
      read(position, pixels, offset);
      return Optional.empty();
    } catch (InputException failure) {
      return Optional.of(failure);
    }
  }
}
