package org.gan4j.core.data.idx;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.io.ByteStreams;
import com.google.common.io.CountingInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;

/**
 * Reads one unpacked IDX stream from start to end, hashing it on the way; see {@link IdxReader}.
 */
final class IdxParser {

  private static final int UNSIGNED_BYTE = 0x08;

  /**
   * The length that a header is trusted with; more is read piece by piece, which takes twice the
   * memory.
   */
  private static final int TRUSTED_BYTES = 1 << 28;

  private final IdxSource source;
  private final int rank;
  private final CountingInputStream counted;
  private final HashingInputStream in;

  /** Bytes in the whole file, as far as the header has been read. */
  private long expected;

  IdxParser(IdxSource source, int rank, CountingInputStream unpacked) {
    this.source = source;
    this.rank = rank;
    this.counted = unpacked;
    this.in = new HashingInputStream(Hashing.sha256(), unpacked);
    this.expected = 4L + 4L * rank;
  }

  IdxFile parse() throws IOException {
    try {
      checkMagic(readExactly(4));
      List<Integer> dimensions = dimensions(ByteBuffer.wrap(readExactly(4 * rank)));
      byte[] values = readExactly(size(dimensions));
      checkEnd();
      return new IdxFile(source, dimensions, values, in.hash().toString());
    } catch (EOFException early) {
      throw truncated();
    } catch (ZipException damaged) {
      throw source.wrong(
          String.format(
              Locale.ROOT,
              "expected gzip data, found it damaged after %d unpacked bytes (%s)",
              counted.getCount(),
              damaged.getMessage()),
          damaged);
    }
  }

  private byte[] readExactly(int count) throws IOException {
    boolean trusted = count <= TRUSTED_BYTES;
    byte[] bytes = trusted ? new byte[count] : in.readNBytes(count);
    int read = trusted ? in.readNBytes(bytes, 0, count) : bytes.length;
    if (read < count) {
      throw truncated();
    }
    return bytes;
  }

  private InputException truncated() {
    return source.wrong(
        String.format(
            Locale.ROOT,
            "truncated: expected %d bytes, found the end after %d",
            expected,
            counted.getCount()));
  }

  private void checkMagic(byte[] magic) {
    byte[] wanted = {0, 0, UNSIGNED_BYTE, (byte) rank};
    if (!Arrays.equals(wanted, magic)) {
      HexFormat hex = HexFormat.ofDelimiter(" ");
      throw source.wrong(
          String.format(
              Locale.ROOT,
              "expected magic number %s (unsigned bytes, %d %s), found %s",
              hex.formatHex(wanted),
              rank,
              rank == 1 ? "dimension" : "dimensions",
              hex.formatHex(magic)));
    }
  }

  private List<Integer> dimensions(ByteBuffer header) {
    List<Integer> dimensions = new ArrayList<>();
    while (header.hasRemaining()) {
      int dimension = header.getInt();
      if (dimension < 1) {
        throw source.wrong(
            String.format(
                Locale.ROOT,
                "expected dimensions from 1 to %d, found %d",
                Integer.MAX_VALUE,
                Integer.toUnsignedLong(dimension)));
      }
      dimensions.add(dimension);
    }
    return List.copyOf(dimensions);
  }

  private int size(List<Integer> dimensions) {
    long size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
      if (size + expected > Images.MAX_BYTES) {
        throw source.wrong(
            String.format(
                Locale.ROOT,
                "expected at most %d bytes, found dimensions %s",
                Images.MAX_BYTES,
                dimensions));
      }
    }
    expected += size;
    return (int) size;
  }

  private void checkEnd() throws IOException {
    long trailing = ByteStreams.exhaust(in);
    if (trailing > 0) {
      throw source.wrong(
          String.format(
              Locale.ROOT, "expected %d bytes, found %d more after them", expected, trailing));
    }
  }
}
