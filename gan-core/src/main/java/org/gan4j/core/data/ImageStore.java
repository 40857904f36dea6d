package org.gan4j.core.data;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/**
 * Images that can be had one by one, in any order: {@link Images in memory}, or read from files
 * when they are asked for. The same image is the same bits each time. Safe for use by several
 * threads.
 */
public interface ImageStore {

  /** The shape of every image. */
  ImageShape shape();

  /** How many images there are. */
  int count();

  /**
   * Reads an image.
   *
   * @param position from 0
   * @param pixels gets {@code shape().size()} values, uint8, at {@code offset}
   * @throws InputException naming the file, if it cannot be read or is damaged
   * @throws IndexOutOfBoundsException if there is no such image
   */
  void read(int position, byte[] pixels, int offset);

  /**
   * The images at some positions, in their order, read by as many threads as there are cores.
   *
   * @throws InputException that of the first of them that cannot be read
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
