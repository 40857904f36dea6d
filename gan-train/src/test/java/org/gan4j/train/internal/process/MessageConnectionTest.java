package org.gan4j.train.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.train.session.Followers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages, written and read. */
class MessageConnectionTest {

  private static final Followers.StepState AT = new Followers.StepState(1L << 40, 0.1);
  private static final int[][] BATCH = {{3, -1, 2}, {}};

  static Stream<Message> messages() {
    return Stream.of(
        new Message.Alive(),
        new Message.Challenge(new byte[32]),
        new Message.Hello(3, "config", "version", "höst", 65535, new byte[32], new byte[] {-1}),
        new Message.Accepted(new byte[32]),
        new Message.Refused("why"),
        new Message.Welcome("config: x\n".repeat(10_000), List.of("a:1", "[::1]:2")),
        new Message.Ready("hash"),
        new Message.Run("phase", AT, BATCH),
        new Message.Compute("phase", AT, List.of("a:0", "b/c:1"), BATCH),
        new Message.Write(Map.of("name", new byte[] {1, -2, 3})),
        new Message.AskState(7),
        new Message.State("hash"),
        new Message.Failed(""),
        new Message.End("", true, "run"));
  }

  private static byte[] written(Message message) throws IOException {
    var bytes = new ByteArrayOutputStream();
    new MessageOutput(new DataOutputStream(bytes)).write(message);
    return bytes.toByteArray();
  }

  private static Message read(byte[] bytes) throws IOException {
    MessageInput in = new MessageInput(new DataInputStream(new ByteArrayInputStream(bytes)));
    in.trust();
    return in.read();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsReadAsItWasWritten(Message message) throws IOException {
    assertThat(read(written(message)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageThatIsCutShortIsNone(Message message) throws IOException {
    byte[] bytes = written(message);
    for (int length = 0; length < Math.min(bytes.length, 100); length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void whatIsNoMessageIsRefused() {
    assertThatThrownBy(() -> read(new byte[] {'?'}))
        .isInstanceOf(IOException.class)
        .hasMessage("a message of an unknown kind");
    assertThatThrownBy(() -> read(new byte[] {'N', -1, 0, 0, 0}))
        .isInstanceOf(IOException.class)
        .hasMessage("a message of an impossible length");
  }
}
