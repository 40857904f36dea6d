package org.gan4j.eval.evaluator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.metric.input.ClassifierTrainer;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Measures sets of images by any number of protocols and reads each set once for all of them. If
 * memory does not hold what all protocols need together, each group of protocols with the same
 * feature space and number of samples reads the sets separately.
 *
 * @param networks the feature networks
 * @param cache cache of the statistics of real images
 * @param seed seed of every draw: images, groups, subsets
 * @param progress called after every block of images
 * @param trainer trains classifiers for metrics that judge images by what can be learnt from them
 * @param floors whether noise floors are measured too
 */
public record Measurer(
    NetworkSource networks,
    StatisticsCache cache,
    long seed,
    MeasuringProgress progress,
    ClassifierTrainer trainer,
    boolean floors) {

  /** Makes a measurer for metrics that train no classifier. */
  public Measurer(
      NetworkSource networks,
      StatisticsCache cache,
      long seed,
      MeasuringProgress progress,
      boolean floors) {
    this(networks, cache, seed, progress, ClassifierTrainer.NONE, floors);
  }

  /** Makes a measurer with noise floors, for metrics that train no classifier. */
  public Measurer(
      NetworkSource networks, StatisticsCache cache, long seed, MeasuringProgress progress) {
    this(networks, cache, seed, progress, true);
  }

  /**
   * Measures sets.
   *
   * @return the evaluations in the order of the protocols; a protocol may give several
   * @throws InputException if the sets do not suit a protocol, for instance too few images, another
   *     shape than the network's, or no labels
   */
  public List<Evaluation> measure(List<Protocol> protocols, MeasuredSets sets) {
    Map<Protocol, List<Evaluation>> found = new LinkedHashMap<>();
    protocols.forEach(protocol -> found.put(protocol, List.of()));
    List<ProtocolGroup> groups = groups(protocols, sets);
    groups.forEach(ProtocolGroup::requireSets);
    passes(groups).forEach(together -> found.putAll(pass(together)));
    return found.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Puts all groups in one pass, or each in a pass of its own. A common pass may use half of the
   * memory; metrics need the rest for their arithmetic.
   */
  private static List<List<ProtocolGroup>> passes(List<ProtocolGroup> groups) {
    long together = groups.stream().mapToLong(group -> group.memory(group.floored()).bytes()).sum();
    return together <= Runtime.getRuntime().maxMemory() / 2
        ? List.of(groups)
        : groups.stream().map(List::of).toList();
  }

  /** Reads each set once, and computes the metrics of some groups. */
  private Map<Protocol, List<Evaluation>> pass(List<ProtocolGroup> groups) {
    List<GroupReading> readings = groups.stream().map(group -> reading(group)).toList();
    var reader = new SetReader(cache, progress);
    for (Role role : Role.values()) {
      List<SetDataBuilder> builders =
          readings.stream().flatMap(reading -> reading.builders(role).stream()).toList();
      reader.read(stage(role, readings), builders);
    }
    Map<Protocol, List<Evaluation>> found = new LinkedHashMap<>();
    readings.forEach(reading -> found.putAll(reading.group().evaluations(reading.data(), trainer)));
    return found;
  }

  /** If there are too many real images for memory, the noise floor is left out, not the number. */
  private GroupReading reading(ProtocolGroup group) {
    long limit = Runtime.getRuntime().maxMemory();
    boolean cramped = group.floored() && group.memory(true).bytes() > limit;
    MemoryNeed memory = group.memory(group.floored() && !cramped);
    memory.requireAtMost(limit);
    progress.needs(memory.bytes());
    return new GroupReading(group, cramped, progress);
  }

  private static String stage(Role role, List<GroupReading> readings) {
    return switch (role) {
      case FAKE -> "samples";
      case REAL -> "reference";
      case TRAINING ->
          readings.stream().allMatch(reading -> reading.group().needs().get(role).isEmpty())
              ? "noise floor"
              : "training images";
    };
  }

  /** What protocols must have in common to use the same images in the same feature space. */
  private record Shared(Optional<FeatureSpace> space, Optional<Integer> samples) {

    static Shared of(Protocol protocol) {
      return new Shared(protocol.features(), protocol.samples());
    }
  }

  private List<ProtocolGroup> groups(List<Protocol> protocols, MeasuredSets sets) {
    Map<Shared, List<Protocol>> groups =
        protocols.stream().collect(groupingBy(Shared::of, LinkedHashMap::new, toList()));
    Map<FeatureSpace, Optional<NetworkInput>> inputs = new HashMap<>();
    List<ProtocolGroup> made = new ArrayList<>();
    groups.forEach(
        (shared, members) -> {
          Optional<NetworkInput> input =
              shared.space().flatMap(space -> inputs.computeIfAbsent(space, of -> input(of, sets)));
          Optional<RecordedSpace> recorded =
              shared.space().map(space -> recorded(space, input, sets));
          made.add(new ProtocolGroup(members, sets, input, recorded, seed, floors));
        });
    return made;
  }

  /**
   * Returns the input of the network; empty if there are only features and statistics, no images.
   */
  private Optional<NetworkInput> input(FeatureSpace space, MeasuredSets sets) {
    return sets.images().map(images -> input(space, images));
  }

  private NetworkInput input(FeatureSpace space, ImageSet images) {
    if (space.given()) {
      throw new InputException(
          images.name(),
          "expected features or statistics in a file for a protocol of given features, found"
              + " images",
          "Name a feature network in its place: fid-mnist-cnn.");
    }
    FeatureNetwork network = networks.get(space.network());
    return NetworkInput.of(network, space.resizer(), images);
  }

  private RecordedSpace recorded(
      FeatureSpace space, Optional<NetworkInput> input, MeasuredSets sets) {
    GivenFeatures given = GivenFeatures.of(sets);
    return input
        .map(of -> given.beside(of, FeatureOrigin.of(of, space, sets.images().orElseThrow())))
        .orElseGet(() -> given.alone(space, networks));
  }
}
