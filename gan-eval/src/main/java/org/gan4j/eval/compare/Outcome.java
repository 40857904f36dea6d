package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run has to say in a comparison. */
public enum Outcome {
  /** It was trained to its end. */
  @JsonProperty("finished")
  FINISHED,
  /** It could not be trained, or its number is not finite: the worst that can happen. */
  @JsonProperty("failed")
  FAILED,
  /** Not known yet: in training, stopped, or not measured. */
  @JsonProperty("unfinished")
  UNFINISHED
}
