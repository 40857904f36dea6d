package org.gan4j.train.internal.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Messages over a socket. Sending is safe in several threads, receiving in one. */
final class MessageConnection implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final MessageInput in;
  private final MessageOutput out;

  /**
   * @param socket connected; closed with this
   * @param silence after which receiving fails
   */
  MessageConnection(Socket socket, Duration silence) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
    this.in =
        new MessageInput(
            new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER)));
    this.out =
        new MessageOutput(
            new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER)));
  }

  synchronized void send(Message message) throws IOException {
    out.write(message);
  }

  /** Takes long messages from now on: who sends them is known. */
  void trust() {
    in.trust();
  }

  /** Waits for the next message, a short one until {@link #trust}. */
  Message receive() throws IOException {
    return in.read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // Nothing is left to be closed.
    }
  }
}
