package org.gan4j.experiments.measuring;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.experiments.parts.ConfigKey;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.SampleOutput;

/** Refuses, before training, protocols that a run could not be measured by. */
final class ProtocolNeeds {

  private ProtocolNeeds() {}

  /**
   * Refuses protocols that a trained run could not be measured by.
   *
   * @param graph makes the samples
   * @param reference real images to compare with
   * @param training real images to learn from
   * @throws InputException naming the protocol
   */
  static Protocol require(
      Protocol protocol, TrainingGraph graph, Dataset reference, Dataset training) {
    boolean conditional = graph.samples().flatMap(SampleOutput::labels).isPresent();
    if (needs(protocol, Role.FAKE, Need.LABELS) && !conditional) {
      throw refused(
          protocol,
          "expected a conditional variant, found one whose samples have no class to ask for",
          "Leave the protocol out, or choose a variant such as Cgan.");
    }
    protocol.features().ifPresent(space -> requireNetwork(protocol, space));
    requireLabels(protocol, Role.REAL, reference);
    requireLabels(protocol, Role.TRAINING, training);
    requireSameClasses(protocol, reference, training);
    return protocol;
  }

  /**
   * Refuses protocols that cannot be measured during training, when there are only samples and real
   * images of one split, and the generator is in use.
   *
   * @throws InputException naming the protocol
   */
  static Protocol requireBesideTraining(Protocol protocol) {
    if (protocol.samples().isEmpty()) {
      throw refused(
          protocol,
          "expected a count of samples during training, found none",
          "Write, for instance, fid2k-mnist-cnn.");
    }
    boolean needsMore =
        needs(protocol, Role.FAKE, Need.GENERATOR)
            || !protocol.metric().needs(Role.TRAINING).isEmpty();
    if (needsMore) {
      throw refused(
          protocol,
          "expected one of samples and reference images alone during training, found one that"
              + " needs the generator or the training images",
          "Ask for it in evaluation.protocols, and write here, for instance, fid2k-mnist-cnn.");
    }
    return protocol;
  }

  private static void requireNetwork(Protocol protocol, FeatureSpace space) {
    if (space.given()) {
      throw refused(
          protocol,
          "expected a feature network for the samples of a run, found one for features in files",
          "Write, for instance, fid10k-mnist-cnn.");
    }
    OpenNetworks.known(space.network());
  }

  private static void requireLabels(Protocol protocol, Role role, Dataset images) {
    Optional<int[]> labels = images.labels();
    if (needs(protocol, role, Need.LABELS) && labels.isEmpty()) {
      throw refused(
          protocol,
          "expected labels in " + images.name() + ", found none",
          "Leave the protocol out, or choose a labelled data set.");
    }
  }

  /** Samples are of the classes of the training images. */
  private static void requireSameClasses(Protocol protocol, Dataset reference, Dataset training) {
    if (needs(protocol, Role.REAL, Need.LABELS)) {
      ClassLabels classes = reference.classLabels().orElseThrow();
      ConfigKey.at(
          "protocol '" + protocol.name() + "'",
          () -> classes.among(training.classNames(), reference.name(), training.name()));
    }
  }

  private static boolean needs(Protocol protocol, Role role, Need need) {
    return protocol.metric().needs(role).contains(need);
  }

  private static InputException refused(Protocol protocol, String what, String remedy) {
    return new InputException("protocol '" + protocol.name() + "'", what, remedy);
  }
}
