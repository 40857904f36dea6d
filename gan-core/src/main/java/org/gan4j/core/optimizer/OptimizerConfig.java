package org.gan4j.core.optimizer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A rule for updating weights by their gradients, with all its hyperparameters. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = RmsProp.class, name = "rmsprop"),
  @JsonSubTypes.Type(value = Sgd.class, name = "sgd")
})
public sealed interface OptimizerConfig permits Adam, RmsProp, Sgd {

  /** Returns the learning rate at factor 1 of the schedule; above 0. */
  double learningRate();
}
