package org.gan4j.train.internal.process;

import java.util.List;
import java.util.Map;
import org.gan4j.train.session.Followers;

/** What processes that train together tell each other. */
sealed interface Message {

  /** A sign of life. */
  record Alive() implements Message {}

  /**
   * The chief asks who comes.
   *
   * @param nonce to be answered by a {@link Proof}
   */
  record Challenge(byte[] nonce) implements Message {}

  /**
   * A follower comes.
   *
   * @param config hash of its experiment
   * @param host by which all others reach it
   * @param port of its TensorFlow server
   * @param nonce for the chief to answer
   * @param proof that it knows the secret
   */
  record Hello(
      int rank, String config, String version, String host, int port, byte[] nonce, byte[] proof)
      implements Message {

    Hello with(byte[] found) {
      return new Hello(rank, config, version, host, port, nonce, found);
    }
  }

  /**
   * The chief takes it.
   *
   * @param proof that the chief knows the secret
   */
  record Accepted(byte[] proof) implements Message {}

  /** The chief does not take it. */
  record Refused(String why) implements Message {}

  /**
   * All have come.
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

  /** A phase is to be run. */
  record Run(String phase, Followers.StepState at, int[][] batch) implements Message {}

  /**
   * Values of a phase are to be computed.
   *
   * @param values {@code operation:output}
   */
  record Compute(String phase, Followers.StepState at, List<String> values, int[][] batch)
      implements Message {}

  /** Variables are to be set, by name. */
  record Write(Map<String, byte[]> values) implements Message {}

  /** The hash of all variables is wanted. */
  record AskState(long step) implements Message {}

  /** The hash of all variables. */
  record State(String hash) implements Message {}

  /** A follower cannot go on. */
  record Failed(String why) implements Message {}

  /**
   * The training has ended.
   *
   * @param failure why, where it failed; else empty
   * @param again whether it begins again from the last checkpoint
   * @param run the folder of the run; empty where there is none yet
   */
  record End(String failure, boolean again, String run) implements Message {}
}
