package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.protocol.Comparison;
import org.gan4j.eval.protocol.Learner;
import org.gan4j.eval.protocol.Measured;
import org.gan4j.eval.protocol.MeasuringProtocol;
import org.gan4j.eval.protocol.Need;
import org.gan4j.eval.protocol.Role;
import org.gan4j.eval.protocol.Side;

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
    List<MeasuringProtocol> protocols,
    SideReader sides,
    ProtocolRecord record,
    long seed,
    Learner learner,
    boolean floors,
    Evaluator.Progress progress) {

  Map<MeasuringProtocol, List<Evaluation>> measure() {
    Map<Role, Set<Need>> needs = needs();
    sides.requireSets(needs);
    MemoryNeed memory = sides.memory(protocols.get(0).samples(), needs, floored());
    memory.requireAtMost(Runtime.getRuntime().maxMemory());
    progress.needs(memory.bytes());
    Side fake = sides.fake(protocols.get(0).samples(), needs.get(Role.FAKE));
    RealSides real = sides.real(needs, floored() ? fake.count() : 0);
    Map<MeasuringProtocol, List<Evaluation>> found = new LinkedHashMap<>();
    protocols.forEach(protocol -> found.put(protocol, evaluations(protocol, fake, real)));
    return found;
  }

  private boolean floored() {
    return floors && protocols.stream().anyMatch(protocol -> protocol.metric().hasNoiseFloor());
  }

  private List<Evaluation> evaluations(MeasuringProtocol protocol, Side fake, RealSides real) {
    var comparison =
        new Comparison(fake, real.real(), real.training(), record.answers(), seed, learner);
    List<Measured> found = protocol.metric().measure(comparison);
    Map<String, NoiseFloor> floors = floors(protocol, real);
    List<Evaluation> evaluations = new ArrayList<>();
    for (Measured measured : found) {
      evaluations.add(
          new Evaluation(
              record.name(measured.kind(), fake.count()) + protocol.suffix(),
              measured.value(),
              measured.uncertainty(),
              floors.get(measured.kind()),
              measured.details(),
              measured.warnings(),
              record.origin(),
              record.of(protocol.metric(), fake.count())));
    }
    return evaluations;
  }

  /** By the kind of number. */
  private Map<String, NoiseFloor> floors(MeasuringProtocol protocol, RealSides real) {
    Map<String, NoiseFloor> floors = new HashMap<>();
    if (protocol.metric().hasNoiseFloor() && real.floor() != null) {
      var comparison =
          new Comparison(
              real.floor(),
              real.floorReference(),
              real.training(),
              record.answers(),
              seed,
              learner);
      for (Measured measured : protocol.metric().measure(comparison)) {
        floors.put(
            measured.kind(),
            new NoiseFloor(measured.value(), measured.uncertainty(), real.floorImages(), seed));
      }
    }
    return floors;
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
