package org.gan4j.eval.internal.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.gan4j.eval.internal.archive.ZipArchive;

/** An array that is in an archive as it is ({@code numpy.savez}). */
record StoredBytes(ZipArchive archive, String name) implements ArrayBytes {

  @Override
  public long size() {
    return archive.size(name);
  }

  @Override
  public void read(long position, byte[] target) throws IOException {
    try (InputStream stream = archive.stream(name)) {
      stream.skipNBytes(position);
      if (stream.readNBytes(target, 0, target.length) < target.length) {
        throw new EOFException("the file has become shorter");
      }
    }
  }

  /** The archive belongs to the {@link NpzFile}. */
  @Override
  public void close() {}
}
