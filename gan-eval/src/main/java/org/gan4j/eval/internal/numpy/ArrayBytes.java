package org.gan4j.eval.internal.numpy;

import java.io.IOException;

/** The bytes of an {@code .npy} file, wherever it is; several threads may read at once. */
interface ArrayBytes extends AutoCloseable {

  /** How many there are. */
  long size();

  /** Fills the target with the bytes from a position on. */
  void read(long position, byte[] target) throws IOException;

  @Override
  void close() throws IOException;
}
