package org.gan4j.train.replica;

import java.util.List;
import java.util.Map;
import org.gan4j.train.graph.StepState;

/** What processes that train together tell each other. */
sealed interface Message {

  /** A sign of life. */
  record Alive() implements Message {}

  /**
   * A follower comes.
   *
   * @param host by which all others reach it
   * @param port of its TensorFlow server
   */
  record Hello(int rank, String secret, String version, String host, int port) implements Message {}

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
  record Run(String phase, StepState at, int[][] batch) implements Message {}

  /**
   * Values of a phase are to be computed.
   *
   * @param values {@code operation:output}
   */
  record Compute(String phase, StepState at, List<String> values, int[][] batch)
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
   * @param run the folder of the run; empty where there is none yet
   */
  record End(String failure, String run) implements Message {}
}
