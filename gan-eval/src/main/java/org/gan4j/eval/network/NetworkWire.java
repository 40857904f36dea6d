package org.gan4j.eval.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;

/**
 * What a network's process and the one that asks it say to each other: the description, then blocks
 * of images one way; the other way a byte that says whether it went well, and the answer or the
 * error.
 */
final class NetworkWire {

  private static final int FINE = 1;
  private static final int WRONG = 2;
  private static final int LONGEST_TEXT = 1 << 24;
  private static final int PIECE = 1 << 14;

  private NetworkWire() {}

  static void writeText(DataOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  static String readText(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    from.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeFine(DataOutputStream to) throws IOException {
    to.writeByte(FINE);
  }

  static void writeWrong(DataOutputStream to, InputException wrong) throws IOException {
    to.writeByte(WRONG);
    writeText(to, wrong.place().toString());
    writeText(to, wrong.problem());
    writeText(to, wrong.remedy());
  }

  /**
   * @throws InputException if the other process reports one
   * @throws IOException if it says something else, or has ended
   */
  static void requireFine(DataInputStream from) throws IOException {
    int answer = from.readByte();
    if (answer == WRONG) {
      throw new InputException(readText(from), readText(from), readText(from));
    }
    if (answer != FINE) {
      throw new IOException("answer " + answer);
    }
  }

  static void writeImages(DataOutputStream to, FloatImages images, int from, int count)
      throws IOException {
    ImageShape shape = images.shape();
    to.writeInt(count);
    to.writeInt(shape.height());
    to.writeInt(shape.width());
    to.writeInt(shape.channels());
    writeFloats(to, images.pixels(), from * shape.size(), count * shape.size());
  }

  /** The next block; null where the other process has no more. */
  static FloatImages readImages(DataInputStream from) throws IOException {
    int first = from.read();
    if (first < 0) {
      return null;
    }
    int count = first << 24 | from.readUnsignedByte() << 16 | from.readUnsignedShort();
    ImageShape shape = new ImageShape(from.readInt(), from.readInt(), from.readInt());
    return new FloatImages(shape, readFloats(from, count * shape.size()));
  }

  static void writeFloats(DataOutputStream to, float[] values, int from, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Math.min(PIECE, count));
    for (int done = 0; done < count; ) {
      int part = Math.min(PIECE, count - done);
      bytes.asFloatBuffer().put(values, from + done, part);
      to.write(bytes.array(), 0, 4 * part);
      done += part;
    }
  }

  static float[] readFloats(DataInputStream from, int count) throws IOException {
    float[] values = new float[count];
    ByteBuffer bytes = ByteBuffer.allocate(4 * Math.min(PIECE, count));
    for (int done = 0; done < count; ) {
      int part = Math.min(PIECE, count - done);
      from.readFully(bytes.array(), 0, 4 * part);
      bytes.asFloatBuffer().get(values, done, part);
      done += part;
    }
    return values;
  }
}
