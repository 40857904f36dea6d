package org.gan4j.eval.internal.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An {@code .npy} file by itself. */
record FileBytes(FileChannel channel, long size) implements ArrayBytes {

  static FileBytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new FileBytes(channel, channel.size());
  }

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
