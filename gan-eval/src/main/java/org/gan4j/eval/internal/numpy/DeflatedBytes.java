package org.gan4j.eval.internal.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.eval.internal.archive.ZipArchive;

/**
 * An array that is compressed in an archive ({@code numpy.savez_compressed}). It can only be
 * unpacked from its start, so the last {@value #KEPT} pieces are kept: reading forward, even by
 * several threads side by side, unpacks it once; going back further starts anew.
 */
final class DeflatedBytes implements ArrayBytes {

  private static final int PIECE = 1 << 20;
  private static final int KEPT = 32;

  private final ZipArchive archive;
  private final String name;
  private final Map<Long, byte[]> pieces = new LinkedHashMap<>();
  private InputStream stream = InputStream.nullInputStream();
  private long next = Long.MAX_VALUE; // the piece that the stream stands before

  DeflatedBytes(ZipArchive archive, String name) {
    this.archive = archive;
    this.name = name;
  }

  @Override
  public long size() {
    return archive.size(name);
  }

  @Override
  public void read(long position, byte[] target) throws IOException {
    int done = 0;
    while (done < target.length) {
      long at = position + done;
      byte[] piece = piece(at / PIECE);
      int from = (int) (at % PIECE);
      int count = Math.min(target.length - done, piece.length - from);
      if (count <= 0) {
        throw new EOFException("the array has become shorter");
      }
      System.arraycopy(piece, from, target, done, count);
      done += count;
    }
  }

  private synchronized byte[] piece(long number) throws IOException {
    byte[] kept = pieces.get(number);
    if (kept != null) {
      return kept;
    }
    if (number < next) {
      close();
      stream = archive.stream(name);
      next = 0;
    }
    byte[] piece = {};
    while (next <= number) {
      piece = stream.readNBytes(PIECE);
      pieces.put(next++, piece);
      if (pieces.size() > KEPT) {
        pieces.remove(pieces.keySet().iterator().next());
      }
    }
    return piece;
  }

  @Override
  public synchronized void close() throws IOException {
    pieces.clear();
    next = Long.MAX_VALUE;
    stream.close();
  }
}
