package org.gan4j.train.session;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.train.graph.GraphPhase;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The other processes of a training. Whatever the session does, they do too: it tells them, does
 * its own part, and the sums of the graph join the parts.
 */
public interface Followers {

  /**
   * What the other sessions must know besides the batch.
   *
   * @param step in progress, from 1
   * @param rateFactor what all learning rates are multiplied by
   */
  record StepState(long step, double rateFactor) {}

  /** Of a session that trains alone. */
  Followers NONE =
      new Followers() {
        @Override
        public <T> T run(GraphPhase phase, StepState at, int[][] batch, Supplier<T> own) {
          return own.get();
        }

        @Override
        public <T> T compute(
            GraphPhase phase,
            StepState at,
            List<Operand<TFloat32>> values,
            int[][] batch,
            Supplier<T> own) {
          return own.get();
        }

        @Override
        public void write(Map<String, byte[]> values) {}
      };

  /**
   * All run a phase.
   *
   * @param batch the whole one
   * @param own this process's part
   * @return what {@code own} gives
   * @throws org.gan4j.train.TrainingFailure if another process is gone
   */
  <T> T run(GraphPhase phase, StepState at, int[][] batch, Supplier<T> own);

  /** All compute values of a phase; as {@link #run}. */
  <T> T compute(
      GraphPhase phase,
      StepState at,
      List<Operand<TFloat32>> values,
      int[][] batch,
      Supplier<T> own);

  /** The others set variables, by name. */
  void write(Map<String, byte[]> values);
}
