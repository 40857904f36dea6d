package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The outcome of a run in a comparison. */
public enum Outcome {
  /** The run was trained to its end. */
  @JsonProperty("finished")
  FINISHED,
  /** The training failed, or the number is not finite. This counts as worse than any value. */
  @JsonProperty("failed")
  FAILED,
  /** The outcome is not known yet: the run is in training, was stopped, or is not measured. */
  @JsonProperty("unfinished")
  UNFINISHED
}
