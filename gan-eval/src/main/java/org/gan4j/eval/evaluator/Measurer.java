package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.ClassifierTrainer;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Measures sets of images by any number of protocols. Protocols of one feature space and one number
 * of samples share a pass over each set.
 *
 * @param networks the feature networks
 * @param cache of the statistics of real images
 * @param seed of every draw: which images, groups, subsets
 * @param progress told after every block of images
 * @param learner trains classifiers for metrics that judge images by what can be learnt from them
 * @param floors whether noise floors are measured, too
 */
public record Measurer(
    NetworkSource networks,
    StatisticsCache cache,
    long seed,
    Evaluator.Progress progress,
    ClassifierTrainer learner,
    boolean floors) {

  /** For metrics that train nothing. */
  public Measurer(
      NetworkSource networks,
      StatisticsCache cache,
      long seed,
      Evaluator.Progress progress,
      boolean floors) {
    this(networks, cache, seed, progress, ClassifierTrainer.NONE, floors);
  }

  /** With noise floors, for metrics that train nothing. */
  public Measurer(
      NetworkSource networks, StatisticsCache cache, long seed, Evaluator.Progress progress) {
    this(networks, cache, seed, progress, true);
  }

  /** What protocols must have in common to share their passes. */
  private record Shared(Optional<FeatureSpace> space, Optional<Integer> samples) {}

  /**
   * Measures.
   *
   * @return the evaluations in the order of the protocols, some of which give several
   * @throws org.gan4j.core.InputException if the sets do not suit a protocol: too few images,
   *     another shape than the network's, no labels
   */
  public List<Evaluation> measure(List<Protocol> protocols, MeasuredSets sets) {
    Map<Shared, List<Protocol>> passes = new LinkedHashMap<>();
    for (Protocol protocol : protocols) {
      passes
          .computeIfAbsent(
              new Shared(protocol.features(), protocol.samples()), pass -> new ArrayList<>())
          .add(protocol);
    }
    Map<Protocol, List<Evaluation>> found = new LinkedHashMap<>();
    protocols.forEach(protocol -> found.put(protocol, List.of()));
    passes.forEach((pass, members) -> found.putAll(measure(pass.space(), members, sets)));
    return found.values().stream().flatMap(List::stream).toList();
  }

  private Map<Protocol, List<Evaluation>> measure(
      Optional<FeatureSpace> space, List<Protocol> protocols, MeasuredSets sets) {
    if (space.isEmpty()) {
      return pass(protocols, sets, Optional.empty(), Optional.empty());
    }
    GivenFeatures given = GivenFeatures.of(sets);
    Optional<ImageSet> images = images(sets);
    if (images.isEmpty()) {
      MeasuredSpace known = given.alone(space.get(), networks);
      return pass(protocols, sets, Optional.empty(), Optional.of(known));
    }
    requireNetwork(space.get(), images.get());
    FeatureNetwork network = networks.get(space.get().network());
    var preparation = NetworkInput.of(network, space.get().resizer(), images.get());
    var origin = FeatureOrigin.of(preparation, space.get(), images.get());
    return pass(
        protocols,
        sets,
        Optional.of(new NetworkPass(preparation, progress)),
        Optional.of(given.beside(network, origin)));
  }

  private static void requireNetwork(FeatureSpace space, ImageSet images) {
    if (space.given()) {
      throw new InputException(
          images.name(),
          "expected features or statistics in a file for a protocol of given features, found"
              + " images",
          "Name a feature network in its place: fid-mnist-cnn.");
    }
  }

  private Map<Protocol, List<Evaluation>> pass(
      List<Protocol> protocols,
      MeasuredSets sets,
      Optional<NetworkPass> network,
      Optional<MeasuredSpace> space) {
    var record = new EvaluationLabels(space, sets.origin(), sets.real().map(Measurer::record));
    var sides = new SetReader(sets, network, seed, cache);
    return new SharedPass(protocols, sides, record, seed, learner, floors, progress).measure();
  }

  private static ProtocolRecord.ImageSet record(MeasuredSet real) {
    return new ProtocolRecord.ImageSet(
        real.name(), real.contentHash(), real.count() == 0 ? null : real.count());
  }

  /**
   * The real images decide how all are prepared; where only their features are given, the fakes;
   * and where only these are, the training images.
   */
  private static Optional<ImageSet> images(MeasuredSets sets) {
    if (sets.real().orElse(null) instanceof ImageSet real) {
      return Optional.of(real);
    }
    return sets.fake() instanceof ImageSet fake ? Optional.of(fake) : sets.training();
  }
}
