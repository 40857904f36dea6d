package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.gan4j.core.internal.disk.AppendedFile;
import org.gan4j.core.internal.disk.AtomicFile;
import org.tensorflow.proto.Event;

/**
 * A file of TensorBoard events: records of a length, its checksum, an event and its checksum
 * (little-endian, CRC-32C with a rotation and an offset), the first of which names the version.
 * Each event is written at once, so that a reader always finds whole records.
 *
 * @param path the file; its name must contain {@code tfevents} for TensorBoard to find it
 */
record EventFile(Path path) {

  private static final String VERSION = "brain.Event:2";
  private static final int MASK = 0xa282ead8;
  private static final int FRAME = 16;

  /** Appends an event; a new file begins with the version. */
  void append(Event event) {
    AppendedFile file = new AppendedFile(path);
    if (!Files.exists(path)) {
      file.append(record(version(event.getWallTime())));
    }
    file.append(record(event));
  }

  /** Waits until all events are on the disk. */
  void sync() {
    new AppendedFile(path).sync();
  }

  /** Removes the events that are not wanted, and everything from a damaged record on. */
  void keep(Predicate<Event> wanted) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Event> events = read();
    AtomicFile.write(path, stream -> write(events, wanted, stream));
  }

  private static void write(List<Event> events, Predicate<Event> wanted, OutputStream stream)
      throws IOException {
    for (Event event : events) {
      if (event.hasFileVersion() || wanted.test(event)) {
        stream.write(record(event));
      }
    }
  }

  /** Returns the events up to the first damaged record. */
  List<Event> read() throws IOException {
    List<Event> events = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      byte[] head = new byte[12];
      while (true) {
        in.readFully(head);
        ByteBuffer frame = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long length = frame.getLong();
        if (frame.getInt() != checksum(head, 8) || length > Integer.MAX_VALUE - FRAME) {
          return events;
        }
        byte[] body = in.readNBytes((int) length);
        int sum = Integer.reverseBytes(in.readInt());
        if (sum != checksum(body, body.length)) {
          return events;
        }
        events.add(Event.parseFrom(body));
      }
    } catch (EOFException end) {
      return events;
    }
  }

  private static byte[] record(Event event) {
    byte[] body = event.toByteArray();
    ByteBuffer record = ByteBuffer.allocate(body.length + FRAME).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(body.length);
    record.putInt(checksum(record.array(), 8));
    record.put(body);
    record.putInt(checksum(body, body.length));
    return record.array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + MASK;
  }

  private static Event version(double time) {
    return Event.newBuilder()
        .setWallTime(time)
        .setFileVersionBytes(ByteString.copyFrom(VERSION, US_ASCII))
        .build();
  }
}
