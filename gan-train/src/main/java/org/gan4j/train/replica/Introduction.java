package org.gan4j.train.replica;

import java.io.IOException;
import org.gan4j.core.InputException;

/** What a follower says at the chief's door, and what it wants to hear there. */
final class Introduction {

  private Introduction() {}

  /**
   * Introduces a process to the chief; each has shown the other that it knows the secret.
   *
   * @param wire to the chief; trusted from now on
   * @throws IOException if the connection ends before
   * @throws InputException if the chief does not take it, or is not the chief
   */
  static void of(Invitation to, Wire wire) throws IOException {
    Meeting meeting = to.meeting();
    byte[] challenge = challenge(to, wire.receive());
    Message.Hello unproven =
        new Message.Hello(
            to.rank(),
            meeting.config(),
            meeting.version(),
            to.ownHost(),
            Ports.free(),
            Proof.nonce(),
            new byte[0]);
    wire.send(unproven.with(Proof.ofFollower(meeting.secret(), challenge, unproven)));
    byte[] expected = Proof.ofChief(meeting.secret(), challenge, unproven);
    Message answer = wire.receive();
    if (answer instanceof Message.Refused refused) {
      throw new InputException(
          Follower.name(to),
          "does not take this process: " + refused.why(),
          "Start the same command, of the same version, in each place of the training.");
    }
    if (!(answer instanceof Message.Accepted accepted)
        || !Proof.isSame(accepted.proof(), expected)) {
      throw stranger(to);
    }
    wire.trust();
  }

  private static byte[] challenge(Invitation to, Message first) {
    if (first instanceof Message.Challenge challenge) {
      return challenge.nonce();
    }
    throw stranger(to);
  }

  private static InputException stranger(Invitation to) {
    return new InputException(
        Follower.name(to),
        "expected the first process of this training, found somebody who does not know its secret",
        "Set the same " + Meeting.SECRET + " in each place of the training.");
  }
}
