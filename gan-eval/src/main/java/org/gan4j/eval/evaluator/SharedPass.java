package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.metric.MetricValue;
import org.gan4j.eval.metric.input.ClassifierTrainer;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;
import org.gan4j.eval.protocol.Protocol;

/**
 * Protocols of one feature space and sample count, measured by one pass over each set.
 *
 * @param protocols at least one
 * @param sides reads the sets
 * @param record writes down how
 * @param seed of every draw
 * @param learner trains classifiers for metrics
 * @param floors whether noise floors are measured
 * @param progress told of the memory that is needed
 */
record SharedPass(
    List<Protocol> protocols,
    SetReader sides,
    EvaluationLabels record,
    long seed,
    ClassifierTrainer learner,
    boolean floors,
    Evaluator.Progress progress) {

  /**
   * Noise floors.
   *
   * @param byKind of number
   * @param missing why there are none, where there should be
   */
  private record Floors(Map<String, NoiseFloor> byKind, Optional<String> missing) {}

  Map<Protocol, List<Evaluation>> measure() {
    Map<Role, Set<Need>> needs = needs();
    sides.requireSets(needs);
    Optional<Integer> samples = protocols.get(0).samples();
    long limit = Runtime.getRuntime().maxMemory();
    boolean cramped = floored() && sides.memory(samples, needs, true).bytes() > limit;
    MemoryNeed memory = sides.memory(samples, needs, floored() && !cramped);
    memory.requireAtMost(limit);
    progress.needs(memory.bytes());
    SetData fake = sides.fake(samples, needs.get(Role.FAKE));
    String noFloor = cramped ? "memory is too small for it" : withoutCount(fake);
    RealData found = sides.real(needs, floored() && noFloor == null ? fake.count() : 0);
    RealData real = noFloor == null ? found : found.withoutFloor(noFloor);
    Map<Protocol, List<Evaluation>> evaluations = new LinkedHashMap<>();
    protocols.forEach(protocol -> evaluations.put(protocol, evaluations(protocol, fake, real)));
    return evaluations;
  }

  /** A floor is taken over as many images as there are samples. */
  private static String withoutCount(SetData fake) {
    return fake.count() > 0 ? null : "nothing says how many images " + fake.name() + " is of";
  }

  private boolean floored() {
    return floors && protocols.stream().anyMatch(protocol -> protocol.metric().hasNoiseFloor());
  }

  private List<Evaluation> evaluations(Protocol protocol, SetData fake, RealData real) {
    var comparison =
        new MetricInput(fake, real.real(), real.training(), record.answers(), seed, learner);
    List<MetricValue> found = protocol.metric().measure(comparison);
    Floors floors = floors(protocol, real);
    List<Evaluation> evaluations = new ArrayList<>();
    for (MetricValue measured : found) {
      evaluations.add(
          new Evaluation(
              record.name(measured.kind(), fake.count()) + protocol.suffix(),
              measured.value(),
              measured.uncertainty(),
              floors.byKind().get(measured.kind()),
              measured.details(),
              warnings(measured, floors),
              record.origin(),
              record.of(protocol.metric(), fake.count())));
    }
    return evaluations;
  }

  private List<String> warnings(MetricValue measured, Floors floors) {
    List<String> warnings = new ArrayList<>(record.warnings());
    warnings.addAll(measured.warnings());
    floors.missing().ifPresent(why -> warnings.add("no noise floor: " + why));
    return warnings;
  }

  /** The noise floors of a protocol; real images too few for one cost the floor, not the number. */
  private Floors floors(Protocol protocol, RealData real) {
    if (!floors || !protocol.metric().hasNoiseFloor()) {
      return new Floors(Map.of(), Optional.empty());
    }
    if (real.floor() == null) {
      return new Floors(Map.of(), Optional.ofNullable(real.noFloor()));
    }
    var comparison =
        new MetricInput(
            real.floor(), real.floorReference(), real.training(), record.answers(), seed, learner);
    try {
      Map<String, NoiseFloor> byKind = new HashMap<>();
      for (MetricValue measured : protocol.metric().measure(comparison)) {
        byKind.put(
            measured.kind(),
            new NoiseFloor(measured.value(), measured.uncertainty(), real.floorImages(), seed));
      }
      return new Floors(byKind, Optional.empty());
    } catch (InputException tooFew) {
      return new Floors(
          Map.of(), Optional.of(real.floorImages().name() + ": " + tooFew.getMessage()));
    }
  }

  private Map<Role, Set<Need>> needs() {
    Map<Role, Set<Need>> needs = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Set<Need> union = EnumSet.noneOf(Need.class);
      protocols.forEach(protocol -> union.addAll(protocol.metric().needs(role)));
      needs.put(role, union);
    }
    return needs;
  }
}
