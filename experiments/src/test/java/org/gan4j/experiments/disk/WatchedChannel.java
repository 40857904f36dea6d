package org.gan4j.experiments.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** An open file or folder whose changes are written down. */
final class WatchedChannel extends FileChannel {

  private final FileChannel real;
  private final Path path;
  private final Node node;
  private final DiskLog log;

  WatchedChannel(FileChannel real, Path path, Node node, DiskLog log) {
    this.real = real;
    this.path = path;
    this.node = node;
    this.log = log;
  }

  /** Where a write fails, half of the bytes are there. */
  @Override
  public int write(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    int count = bytes.length;
    try {
      log.before("write", path);
    } catch (IOException failed) {
      put(bytes, bytes.length / 2);
      throw failed;
    }
    put(bytes, count);
    return count;
  }

  private void put(byte[] bytes, int count) throws IOException {
    ByteBuffer part = ByteBuffer.wrap(bytes, 0, count);
    while (part.hasRemaining()) {
      real.write(part);
    }
    byte[] written = Arrays.copyOf(bytes, count);
    log.add(new DiskChange.Written(node, real.position() - count, written));
  }

  @Override
  public void force(boolean metaData) throws IOException {
    log.before(node.isFolder() ? "sync folder" : "sync file", path);
    log.add(new DiskChange.Synced(node));
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    log.before("cut", path);
    real.truncate(size);
    log.add(new DiskChange.Resized(node, size));
    return this;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return real.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException("not watched");
  }

  @Override
  public int write(ByteBuffer source, long position) {
    throw new UnsupportedOperationException("not watched");
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException("not watched");
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    if (mode != MapMode.READ_ONLY) {
      throw new UnsupportedOperationException("not watched");
    }
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
