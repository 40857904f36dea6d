package org.gan4j.train;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Stand-in. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearningRateSchedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = LearningRateSchedule.Linear.class, name = "linear")
})
public sealed interface LearningRateSchedule {
  /** Factor 1. */
  record Constant() implements LearningRateSchedule {}

  /** From 1 at a step to 0 at the end. */
  record Linear(long from) implements LearningRateSchedule {}
}
