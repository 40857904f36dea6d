package org.gan4j.eval.evaluator;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.metric.MetricValue;
import org.gan4j.eval.metric.input.ClassifierTrainer;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Protocols with the same feature space and number of samples. Their metrics use the same images
 * and share the data gathered from them.
 *
 * @param protocols at least one protocol
 * @param sets sets that they measure
 * @param network input of the feature network; empty if no metric needs features of images
 * @param space feature space in which images are compared; empty for metrics of pixels
 * @param seed seed of every draw
 * @param floors whether noise floors are measured
 */
record ProtocolGroup(
    List<Protocol> protocols,
    MeasuredSets sets,
    Optional<NetworkInput> network,
    Optional<RecordedSpace> space,
    long seed,
    boolean floors) {

  /** Returns how many generated images are measured; empty for all. */
  Optional<Integer> samples() {
    return protocols.get(0).samples();
  }

  /** Returns whether a noise floor is measured for any of the protocols. */
  boolean floored() {
    return floors && protocols.stream().anyMatch(protocol -> protocol.metric().hasNoiseFloor());
  }

  /** Returns what the metrics need of the images in each role. */
  Map<Role, Set<Need>> needs() {
    Map<Role, Set<Need>> needs = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Set<Need> union = EnumSet.noneOf(Need.class);
      protocols.forEach(protocol -> union.addAll(protocol.metric().needs(role)));
      needs.put(role, union);
    }
    return needs;
  }

  /**
   * Refuses metrics whose sets are missing, before anything is read.
   *
   * @throws InputException naming what is missing
   */
  void requireSets() {
    Map<Role, Set<Need>> needs = needs();
    if (!needs.get(Role.REAL).isEmpty() && sets.real().isEmpty()) {
      throw missing("real images to compare with");
    }
    if (!needs.get(Role.TRAINING).isEmpty() && sets.training().isEmpty()) {
      throw missing("the images that the generator has learnt from");
    }
    requireGenerator(needs.get(Role.FAKE));
    requireLabels(sets.fake(), needs.get(Role.FAKE));
    sets.real().ifPresent(real -> requireLabels(real, needs.get(Role.REAL)));
    sets.training().ifPresent(training -> requireLabels(training, needs.get(Role.TRAINING)));
  }

  private static InputException missing(String what) {
    return new InputException(
        "metric", "expected " + what + ", found none", "Give them, or choose another metric.");
  }

  private void requireGenerator(Set<Need> needs) {
    boolean made = sets.fake() instanceof ImageSet images && images.generator().isPresent();
    if (needs.contains(Need.GENERATOR) && !made) {
      throw new InputException(
          sets.fake().name(),
          "expected a run, whose generator can be asked for images, found a set of images",
          "Choose another metric, or give a run.");
    }
  }

  private static void requireLabels(MeasuredSet set, Set<Need> needs) {
    boolean labelled = set instanceof ImageSet images && images.labels().isPresent();
    if (needs.contains(Need.LABELS) && !labelled) {
      throw new InputException(
          set.name(),
          "expected labels for this metric, found none",
          "Choose another metric, a run of a conditional variant, or images in a folder a class.");
    }
  }

  /**
   * Returns what will be kept in memory.
   *
   * @param withFloor whether real images are read for a noise floor too
   */
  MemoryNeed memory(boolean withFloor) {
    var memory =
        network
            .map(NetworkInput::network)
            .map(net -> new MemoryNeed(net.featureSize(), net.classes()))
            .orElseGet(() -> new MemoryNeed(0, 0));
    Map<Role, Set<Need>> needs = needs();
    int fakes = samples().orElse(sets.fake().count());
    count(memory, sets.fake(), fakes, needs.get(Role.FAKE));
    sets.real().ifPresent(real -> count(memory, real, real.count(), needs.get(Role.REAL)));
    sets.training()
        .ifPresent(images -> count(memory, images, images.count(), needs.get(Role.TRAINING)));
    if (withFloor) {
      MeasuredSet floor = sets.training().<MeasuredSet>map(images -> images).orElse(sets.fake());
      count(memory, floor, fakes, needs.get(Role.FAKE));
    }
    return memory;
  }

  private static void count(MemoryNeed memory, MeasuredSet set, int images, Set<Need> needs) {
    if (set instanceof ImageSet source) {
      memory.add(images, source.shape().map(ImageShape::size).orElse(0), needs);
    }
  }

  /** Computes the metrics. */
  Map<Protocol, List<Evaluation>> evaluations(GroupData data, ClassifierTrainer trainer) {
    Map<Protocol, List<Evaluation>> evaluations = new LinkedHashMap<>();
    protocols.forEach(protocol -> evaluations.put(protocol, evaluations(protocol, data, trainer)));
    return evaluations;
  }

  private List<Evaluation> evaluations(
      Protocol protocol, GroupData data, ClassifierTrainer trainer) {
    var input =
        new MetricInput(data.fake(), data.real(), data.training(), classes(), seed, trainer);
    List<MetricValue> values = protocol.metric().measure(input);
    Floors floors = floors(protocol, data, input);
    var writer = new EvaluationWriter(space, sets, data.fake().count());
    return values.stream()
        .map(value -> writer.write(protocol, value, floors.of(value.kind()), floors.missing()))
        .toList();
  }

  /** Returns the names of the classes of the network's logits; none without logits. */
  private ClassNames classes() {
    return space.map(RecordedSpace::classes).orElse(ClassNames.NONE);
  }

  /**
   * The noise floors of a protocol.
   *
   * @param byKind noise floors by kind of number
   * @param missing why there are none although there should be
   */
  private record Floors(Map<String, NoiseFloor> byKind, Optional<String> missing) {

    Optional<NoiseFloor> of(String kind) {
      return Optional.ofNullable(byKind.get(kind));
    }
  }

  /** If there are too few real images for a noise floor, the floor is left out, not the number. */
  private Floors floors(Protocol protocol, GroupData data, MetricInput input) {
    if (!floors || !protocol.metric().hasNoiseFloor()) {
      return new Floors(Map.of(), Optional.empty());
    }
    if (data.floor().isEmpty()) {
      return new Floors(Map.of(), data.noFloor());
    }
    GroupData.Floor floor = data.floor().get();
    try {
      Map<String, NoiseFloor> byKind = new HashMap<>();
      for (MetricValue value :
          protocol.metric().measure(input.with(floor.images(), floor.reference()))) {
        byKind.put(
            value.kind(), new NoiseFloor(value.value(), value.uncertainty(), floor.record(), seed));
      }
      return new Floors(byKind, Optional.empty());
    } catch (InputException tooFew) {
      return new Floors(Map.of(), Optional.of(floor.record().name() + ": " + tooFew.getMessage()));
    }
  }
}
