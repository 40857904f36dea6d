package org.gan4j.core.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * A part of a data set: the images that networks are trained on, or the images held back from them.
 */
public enum Split {
  /** The images to train on. */
  @JsonProperty("train")
  TRAIN,
  /** The images held back. */
  @JsonProperty("test")
  TEST;

  /** Returns the name in configs and data sets: {@code train} or {@code test}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
