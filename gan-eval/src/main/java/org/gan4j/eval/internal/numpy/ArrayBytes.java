package org.gan4j.eval.internal.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.gan4j.eval.internal.archive.ZipArchive;

/** The bytes of an {@code .npy} file, wherever it is; several threads may read at once. */
interface ArrayBytes extends AutoCloseable {

  /** Returns how many there are. */
  long size();

  /** Fills the target with the bytes from a position on. */
  void read(long position, byte[] target) throws IOException;

  @Override
  void close() throws IOException;

  /** Those of a file by itself. */
  static ArrayBytes of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new InFile(channel, channel.size());
  }

  /** Those of a file in an archive, which the caller keeps open. */
  static ArrayBytes of(ZipArchive archive, String name) {
    return archive.isStored(name) ? new InArchive(archive, name) : new DeflatedBytes(archive, name);
  }

  /** A file by itself. */
  record InFile(FileChannel channel, long size) implements ArrayBytes {

    @Override
    public void read(long position, byte[] target) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new EOFException("the file has become shorter");
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A file that is in an archive as it is ({@code numpy.savez}): any part is reached at once. */
  record InArchive(ZipArchive archive, String name) implements ArrayBytes {

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
}
