package org.gan4j.train.session;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.train.graph.GraphPhase;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The other processes of a training. They do everything that the session does: the session tells
 * them, computes its own part, and the sums of the graph combine the parts.
 */
public interface Followers {

  /**
   * What the followers must know besides the batch.
   *
   * @param step step in progress, from 1
   * @param rateFactor factor on all learning rates
   */
  record StepState(long step, double rateFactor) {}

  /** No followers: the session trains alone. */
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
   * Runs a phase in all processes.
   *
   * @param batch the whole batch
   * @param own computes this process's part
   * @return the result of {@code own}
   * @throws org.gan4j.train.TrainingFailure if another process is lost
   */
  <T> T run(GraphPhase phase, StepState at, int[][] batch, Supplier<T> own);

  /** Computes values of a phase in all processes, as {@link #run} does. */
  <T> T compute(
      GraphPhase phase,
      StepState at,
      List<Operand<TFloat32>> values,
      int[][] batch,
      Supplier<T> own);

  /** Sets variables of the followers, by name. */
  void write(Map<String, byte[]> values);
}
