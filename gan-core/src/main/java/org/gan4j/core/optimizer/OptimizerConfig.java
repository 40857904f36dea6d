package org.gan4j.core.optimizer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A rule for updating weights by their gradients, with all its numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = RmsProp.class, name = "rmsprop"),
  @JsonSubTypes.Type(value = Sgd.class, name = "sgd")
})
public sealed interface OptimizerConfig permits Adam, RmsProp, Sgd {

  /** The rate at factor 1 of the learning-rate schedule; above 0. */
  double learningRate();
}
