package org.gan4j.train.internal.process;

import java.io.IOException;
import org.gan4j.core.InputException;

/** How a follower and the chief prove to each other that they know the secret. */
final class Handshake {

  private Handshake() {}

  /**
   * Connects a process to the chief. Each of the two proves that it knows the secret.
   *
   * @param connection to the chief; trusted from now on
   * @throws IOException if the connection ends before that
   * @throws InputException if the chief refuses this process, or does not know the secret
   */
  static void of(FollowerSettings to, MessageConnection connection) throws IOException {
    RendezvousSettings settings = to.rendezvous();
    byte[] challenge = challenge(to, connection.receive());
    Message.Hello unproven =
        new Message.Hello(
            to.rank(),
            settings.config(),
            settings.version(),
            to.ownHost(),
            Ports.free(),
            Proof.nonce(),
            new byte[0]);
    connection.send(unproven.with(Proof.ofFollower(settings.secret(), challenge, unproven)));
    byte[] expected = Proof.ofChief(settings.secret(), challenge, unproven);
    Message answer = connection.receive();
    if (answer instanceof Message.Refused refused) {
      throw new InputException(
          Follower.name(to),
          "refuses this process: " + refused.why(),
          "Start the same command, of the same version, for every process of the training.");
    }
    if (!(answer instanceof Message.Accepted accepted)
        || !Proof.isSame(accepted.proof(), expected)) {
      throw stranger(to);
    }
    connection.trust();
  }

  private static byte[] challenge(FollowerSettings to, Message first) {
    if (first instanceof Message.Challenge challenge) {
      return challenge.nonce();
    }
    throw stranger(to);
  }

  private static InputException stranger(FollowerSettings to) {
    return new InputException(
        Follower.name(to),
        "expected the chief of this training, found a process that does not know its secret",
        "Set the same " + RendezvousSettings.SECRET + " for every process of the training.");
  }
}
