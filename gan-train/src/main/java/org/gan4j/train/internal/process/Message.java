package org.gan4j.train.internal.process;

import java.util.List;
import java.util.Map;
import org.gan4j.train.session.Followers;

/** The messages between the processes of a training. */
sealed interface Message {

  /** A sign of life. */
  record Alive() implements Message {}

  /**
   * The chief asks who has connected.
   *
   * @param nonce to be answered by a {@link Proof}
   */
  record Challenge(byte[] nonce) implements Message {}

  /**
   * A follower introduces itself.
   *
   * @param config hash of its experiment
   * @param host name under which the other processes reach it
   * @param port of its TensorFlow server
   * @param nonce for the chief to answer
   * @param proof proof that it knows the secret
   */
  record Hello(
      int rank, String config, String version, String host, int port, byte[] nonce, byte[] proof)
      implements Message {

    Hello with(byte[] found) {
      return new Hello(rank, config, version, host, port, nonce, found);
    }
  }

  /**
   * The chief accepts the follower.
   *
   * @param proof proof that the chief knows the secret
   */
  record Accepted(byte[] proof) implements Message {}

  /** The chief refuses the follower. */
  record Refused(String why) implements Message {}

  /**
   * All followers have connected.
   *
   * @param config of the experiment
   * @param addresses of the TensorFlow servers, by rank
   */
  record Welcome(String config, List<String> addresses) implements Message {}

  /**
   * A follower has its graph, session and images.
   *
   * @param data hash of the images
   */
  record Ready(String data) implements Message {}

  /** The follower shall run a phase. */
  record Run(String phase, Followers.StepState at, int[][] batch) implements Message {}

  /**
   * The follower shall compute values of a phase.
   *
   * @param values {@code operation:output}
   */
  record Compute(String phase, Followers.StepState at, List<String> values, int[][] batch)
      implements Message {}

  /** The follower shall set variables, by name. */
  record Write(Map<String, byte[]> values) implements Message {}

  /** The chief asks for the hash of all variables. */
  record AskState(long step) implements Message {}

  /** The follower answers with the hash of all variables. */
  record State(String hash) implements Message {}

  /** A follower cannot go on. */
  record Failed(String why) implements Message {}

  /**
   * The training has ended.
   *
   * @param failure why it failed; empty if it did not
   * @param again whether the training begins again from the last checkpoint
   * @param run the folder of the run; empty if there is none yet
   */
  record End(String failure, boolean again, String run) implements Message {}
}
