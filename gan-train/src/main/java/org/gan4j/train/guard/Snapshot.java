package org.gan4j.train.guard;

import java.util.HashMap;
import java.util.Map;
import org.gan4j.train.graph.RollBacks;
import org.gan4j.train.graph.TrainingSession;

/**
 * The state of a session, in memory.
 *
 * @param values of all variables, by name
 * @param rollBacks of the run
 */
record Snapshot(Map<String, byte[]> values, RollBacks rollBacks) {

  static Snapshot of(TrainingSession session) {
    Map<String, byte[]> values = new HashMap<>();
    session.readVariables().forEach(value -> values.put(value.variable().name(), value.bytes()));
    return new Snapshot(values, session.rollBacks());
  }

  void restore(TrainingSession session) {
    session.writeVariables(values);
    session.setRollBacks(rollBacks);
  }
}
