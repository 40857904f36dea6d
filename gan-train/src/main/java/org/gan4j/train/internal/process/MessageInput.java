package org.gan4j.train.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.ImmutableIntArray;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.train.session.Followers;

/** Reads the messages that {@link MessageOutput} wrote. */
final class MessageInput {

  private static final int LONGEST = 1 << 30;

  /** The greatest length in bytes of a message from a sender that is not trusted yet. */
  private static final int STRANGERS = 4096;

  private final DataInputStream in;
  private int longest = STRANGERS;
  private int left;

  MessageInput(DataInputStream in) {
    this.in = in;
  }

  /** Accepts long messages from now on, because the sender has proved who it is. */
  void trust() {
    longest = LONGEST;
  }

  /**
   * Waits for the next message.
   *
   * @throws IOException if it is no message or too long
   */
  Message read() throws IOException {
    left = longest;
    char kind = (char) in.readByte();
    return switch (kind) {
      case 'A' -> new Message.Alive();
      case 'L' -> new Message.Challenge(bytes());
      case 'H' ->
          new Message.Hello(in.readInt(), text(), text(), text(), in.readInt(), bytes(), bytes());
      case 'O' -> new Message.Accepted(bytes());
      case 'N' -> new Message.Refused(text());
      case 'W' -> new Message.Welcome(text(), texts());
      case 'Y' -> new Message.Ready(text());
      case 'R' -> new Message.Run(text(), state(), batch());
      case 'C' -> new Message.Compute(text(), state(), texts(), batch());
      case 'V' -> new Message.Write(values());
      case 'Q' -> new Message.AskState(in.readLong());
      case 'S' -> new Message.State(text());
      case 'F' -> new Message.Failed(text());
      case 'E' -> new Message.End(text(), in.readBoolean(), text());
      default -> throw new IOException("a message of an unknown kind");
    };
  }

  private String text() throws IOException {
    return new String(bytes(), UTF_8);
  }

  private byte[] bytes() throws IOException {
    int length = length();
    byte[] bytes =
        in.readNBytes(length); // allocates for the bytes received, not for the length announced
    if (bytes.length < length) {
      throw new EOFException("the connection ended in the middle of a message");
    }
    return bytes;
  }

  private int length() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > left) {
      throw new IOException("a message of an impossible length");
    }
    left -= length;
    return length;
  }

  private List<String> texts() throws IOException {
    int count = length();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private Map<String, byte[]> values() throws IOException {
    int count = length();
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(text(), bytes());
    }
    return values;
  }

  private Followers.StepState state() throws IOException {
    return new Followers.StepState(in.readLong(), in.readDouble());
  }

  private int[][] batch() throws IOException {
    int[][] batch = new int[length()][];
    for (int domain = 0; domain < batch.length; domain++) {
      batch[domain] = integers(length());
    }
    return batch;
  }

  /** Allocates for the numbers received, not for the count announced. */
  private int[] integers(int count) throws IOException {
    ImmutableIntArray.Builder values = ImmutableIntArray.builder();
    for (int i = 0; i < count; i++) {
      values.add(in.readInt());
    }
    return values.build().toArray();
  }
}
