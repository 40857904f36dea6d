package org.gan4j.train.internal.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may come in where the processes of a training meet, and what strangers can do there. */
@Timeout(120)
class RendezvousTest {

  private static final String SECRET = "a secret of this test";

  private final List<Closeable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Closeable one : open) {
      one.close();
    }
  }

  private static RendezvousSettings settings(String secret, int seconds) {
    return new RendezvousSettings(2, Duration.ofSeconds(seconds), secret, "config", "version");
  }

  private Chief chief(int seconds) {
    Chief chief =
        Chief.listen(
            settings(SECRET, seconds), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    open.add(chief::close);
    return chief;
  }

  private Socket stranger(Chief chief) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), chief.port());
    open.add(socket);
    return socket;
  }

  private static FollowerSettings invitation(RendezvousSettings settings, int port) {
    return new FollowerSettings(settings, 1, "localhost", port, "localhost");
  }

  private static CompletableFuture<Void> follower(RendezvousSettings settings, int port) {
    return CompletableFuture.runAsync(() -> Follower.join(invitation(settings, port)).close());
  }

  /** Random bytes, messages that announce much, silence. */
  @Test
  void aFollowerComesInBesideStrangers() throws IOException {
    Chief chief = chief(30);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (i % 4 == 0 && bytes.length > 9) {
        System.arraycopy(new byte[] {'H', 0, 0, 0, 1, 127, -1, -1, -1}, 0, bytes, 0, 9);
      }
      send(stranger(chief), bytes, i % 5 == 0);
    }
    CompletableFuture<Void> follower = follower(settings(SECRET, 30), chief.port());
    assertThat(chief.gather("localhost", "config").addresses()).hasSize(2);
    follower.join();
  }

  private static void send(Socket stranger, byte[] bytes, boolean stays) throws IOException {
    try {
      stranger.getOutputStream().write(bytes);
      if (!stays) {
        stranger.close();
      }
    } catch (SocketException sentAway) {
      stranger.close();
    }
  }

  @Test
  void aStrangerWhoDripsBytesIsSentAwayInTime() throws IOException {
    Chief chief = chief(2);
    Socket stranger = stranger(chief);
    stranger.setSoTimeout(50);
    long start = System.nanoTime();
    byte[] hello = {'H', 0, 0, 0, 1, 0, 0, 15, 0};
    for (int i = 0; !isClosed(stranger); i++) {
      drip(stranger, i < hello.length ? hello[i] : 'x');
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
  }

  private static void drip(Socket socket, int value) throws IOException {
    try {
      socket.getOutputStream().write(value);
    } catch (SocketException closed) {
      socket.close();
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      return socket.isClosed() || readToEnd(socket.getInputStream());
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static boolean readToEnd(InputStream in) throws IOException {
    while (in.read() >= 0) {
      Thread.onSpinWait();
    }
    return true;
  }

  @Test
  void whoDoesNotKnowTheSecretIsSentAway() {
    Chief chief = chief(6);
    CompletableFuture<Void> impostor = follower(settings("another secret", 3), chief.port());
    assertThatThrownBy(() -> chief.gather("localhost", "config"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "process 1: expected a connection within 6 s, found none (one process was")
        .hasMessageContaining("it does not know the secret: GAN_SECRET must be the same");
    assertThatThrownBy(impostor::join)
        .hasRootCauseInstanceOf(InputException.class)
        .rootCause()
        .hasMessageContaining("it does not know the secret");
  }

  @Test
  void aFollowerObeysNobodyElse() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> follower = follower(settings(SECRET, 20), door.getLocalPort());
      var heard = new ByteArrayOutputStream();
      try (Socket guest = door.accept()) {
        MessageConnection connection = new MessageConnection(guest, Duration.ofSeconds(20));
        connection.send(new Message.Challenge(Proof.nonce()));
        Message.Hello hello = (Message.Hello) connection.receive();
        new MessageOutput(new java.io.DataOutputStream(heard)).write(hello);
        connection.send(new Message.Accepted(Proof.ofChief("a guess", new byte[32], hello)));
        assertThatThrownBy(follower::join)
            .hasRootCauseInstanceOf(InputException.class)
            .rootCause()
            .hasMessageContaining("found a process that does not know its secret");
      }
      assertThat(heard.toString(ISO_8859_1)).doesNotContain(SECRET);
    }
  }

  @Test
  void anotherConfigOrVersionIsSentAwayWithItsReason() {
    Chief chief = chief(6);
    RendezvousSettings other =
        new RendezvousSettings(2, Duration.ofSeconds(6), SECRET, "another config", "version");
    CompletableFuture<Void> follower = follower(other, chief.port());
    assertThatThrownBy(() -> chief.gather("localhost", "config"))
        .hasMessageContaining("it has another config");
    assertThatThrownBy(follower::join).rootCause().hasMessageContaining("it has another config");
  }
}
