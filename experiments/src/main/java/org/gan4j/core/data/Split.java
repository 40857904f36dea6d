package org.gan4j.core.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The part of a data set: what networks are trained on, or what is held back from them. */
public enum Split {
  /** The images to train on. */
  @JsonProperty("train")
  TRAIN,
  /** The images held back. */
  @JsonProperty("test")
  TEST;

  /** As in configs and data-set names: {@code train}, {@code test}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
