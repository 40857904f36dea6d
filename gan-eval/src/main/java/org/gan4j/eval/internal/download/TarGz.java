package org.gan4j.eval.internal.download;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * Takes one file out of a {@code .tar.gz} archive (POSIX.1-1988 ustar headers), and nothing else.
 * The archive is read to its end, so that gzip's checksum has been verified before the file gets
 * its name. An archive is refused if any entry's name leads out of it or its contents exceed a
 * limit.
 */
public final class TarGz {

  private static final int RECORD = 512;

  private final Path archive;
  private final long maxBytes;
  private long bytes;

  private TarGz(Path archive, long maxBytes) {
    this.archive = archive;
    this.maxBytes = maxBytes;
  }

  /**
   * @param name the entry, with or without {@code ./} before it
   * @param to file that it becomes, completely or not at all
   * @param maxBytes of all entries together
   * @throws InputException if the archive is damaged, unsafe, too large, or lacks the entry
   */
  public static void extract(Path archive, String name, Path to, long maxBytes) {
    TarGz tar = new TarGz(archive, maxBytes);
    AtomicFile.write(to, file -> tar.unpack(name, file));
  }

  private void unpack(String name, OutputStream file) {
    try (InputStream packed = Files.newInputStream(archive);
        InputStream content = new GZIPInputStream(packed, 1 << 16)) {
      read(content, name, file);
    } catch (EOFException | ZipException damaged) {
      throw wrong("expected a whole .tar.gz archive, found it damaged", damaged);
    } catch (IOException failed) {
      throw wrong("it cannot be unpacked (" + failed.getMessage() + ")", failed);
    }
  }

  private void read(InputStream content, String name, OutputStream file) throws IOException {
    boolean found = false;
    byte[] header = new byte[RECORD];
    while (readHeader(content, header)) {
      String entry = name(header);
      long size = size(header);
      boolean wanted = entry.equals(name) && (header[156] == '0' || header[156] == 0);
      if (wanted && !found) {
        copy(content, size, file);
        found = true;
      } else {
        copy(content, size, OutputStream.nullOutputStream());
      }
      copy(content, (RECORD - size % RECORD) % RECORD, OutputStream.nullOutputStream());
    }
    readToTheEnd(content);
    if (!found) {
      throw wrong("expected a file '" + name + "' in it, found none", null);
    }
  }

  /**
   * Reads and counts what follows the archive, too, because a megabyte of gzip may be a gigabyte of
   * zeros.
   */
  private void readToTheEnd(InputStream content) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      count(read);
    }
  }

  private void count(long more) {
    bytes += more;
    if (bytes > maxBytes) {
      throw wrong("expected at most " + maxBytes + " bytes in it, found more", null);
    }
  }

  /** False at the end of the archive, a record of zeros. */
  private boolean readHeader(InputStream content, byte[] header) throws IOException {
    if (content.readNBytes(header, 0, RECORD) < RECORD) {
      throw new EOFException("no end of archive");
    }
    int sum = 0;
    for (int k = 0; k < RECORD; k++) {
      sum += k >= 148 && k < 156 ? ' ' : header[k] & 0xff;
    }
    if (sum == 8 * ' ') {
      return false;
    }
    if (sum != octal(header, 148, 8)) {
      throw new ZipException("header checksum");
    }
    return true;
  }

  private String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar");
    String prefix = ustar && header[262] == 0 ? text(header, 345, 155) : "";
    String whole = prefix.isEmpty() ? name : prefix + "/" + name;
    String plain = whole.startsWith("./") ? whole.substring(2) : whole;
    boolean escapes =
        plain.startsWith("/")
            || plain.contains("\\")
            || plain.contains(":")
            || ("/" + plain + "/").contains("/../");
    if (escapes) {
      throw wrong("expected entries inside of the archive, found '" + whole + "'", null);
    }
    return plain;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private long size(byte[] header) throws IOException {
    long size = octal(header, 124, 12);
    count(size + RECORD);
    return size;
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = text(header, from, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new ZipException("a header's number");
    }
    return Long.parseLong(digits, 8);
  }

  private static void copy(InputStream content, long size, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = size; left > 0; ) {
      int read = content.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("entry cut off");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private InputException wrong(String problem, Exception cause) {
    return new InputException(archive.toString(), problem, "Delete it and fetch it again.", cause);
  }
}
