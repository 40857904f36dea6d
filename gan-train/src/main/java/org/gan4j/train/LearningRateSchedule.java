package org.gan4j.train;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.BoundsException;

/**
 * The factor on the learning rate of every optimizer, as a function of the step. It is computed in
 * Java and fed on each run.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearningRateSchedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Linear.class, name = "linear"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Exponential.class, name = "exponential")
})
public sealed interface LearningRateSchedule {

  /**
   * Returns the factor in a step.
   *
   * @param step from 1
   * @param steps number of steps of the whole training
   */
  double factor(long step, long steps);

  /** Stays 1. */
  record Constant() implements LearningRateSchedule {
    @Override
    public double factor(long step, long steps) {
      return 1;
    }
  }

  /**
   * Stays 1 up to a step, then falls linearly and reaches 0 just after the last step (Zhu et al.
   * 2017, section 4).
   *
   * @param from the last step at full rate, at least 0
   */
  record Linear(long from) implements LearningRateSchedule {

    /**
     * @throws IllegalArgumentException if the step is negative
     */
    public Linear {
      if (from < 0) {
        throw new BoundsException("from", "must be at least 0, found " + from);
      }
    }

    @Override
    public double factor(long step, long steps) {
      return step <= from ? 1 : (double) (steps + 1 - step) / (steps + 1 - from);
    }
  }

  /**
   * Falls from 1 to a last factor along half a cosine wave (Loshchilov and Hutter 2017, equation 5,
   * without restarts).
   *
   * @param last factor in the last step, in [0, 1]
   */
  record Cosine(double last) implements LearningRateSchedule {

    /**
     * @throws IllegalArgumentException if the factor is not in [0, 1]
     */
    public Cosine {
      requireShare("last", last);
    }

    @Override
    public double factor(long step, long steps) {
      double progress = steps == 1 ? 1 : (double) (step - 1) / (steps - 1);
      return last + (1 - last) * (1 + StrictMath.cos(Math.PI * progress)) / 2;
    }
  }

  /**
   * Falls by the same ratio in each step, from 1 to a last factor.
   *
   * @param last factor in the last step, in (0, 1]
   */
  record Exponential(double last) implements LearningRateSchedule {

    /**
     * @throws IllegalArgumentException if the factor is not in (0, 1]
     */
    public Exponential {
      requireShare("last", last);
      if (last == 0) {
        throw new BoundsException("last", "must be in (0, 1], found 0");
      }
    }

    @Override
    public double factor(long step, long steps) {
      return steps == 1 ? last : StrictMath.pow(last, (double) (step - 1) / (steps - 1));
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new BoundsException(name, "must be in [0, 1], found " + value);
    }
  }
}
