package org.gan4j.train.internal.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Sends and receives messages over a socket. Several threads may send, but only one may receive.
 */
final class MessageConnection implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Socket socket;
  private final MessageInput in;
  private final MessageOutput out;

  /**
   * @param socket connected; closed with this
   * @param silence time without a message after which receiving fails
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

  /** Accepts long messages from now on, because the sender has proved who it is. */
  void trust() {
    in.trust();
  }

  /** Waits for the next message, which must be short until {@link #trust} is called. */
  Message receive() throws IOException {
    return in.read();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // The socket is closed already.
    }
  }
}
