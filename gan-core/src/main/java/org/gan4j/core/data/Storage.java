package org.gan4j.core.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the images of a folder are during training. No bit of a training depends on it. */
public enum Storage {
  /** The images are decoded once and kept in memory and on the device. */
  @JsonProperty("memory")
  MEMORY,
  /** The images are read ahead of each step, from the files or from a cache of decoded images. */
  @JsonProperty("stream")
  STREAM;

  /** The greatest number of bytes of pixels that are kept in memory by default: 1 GiB. */
  public static final long MOST_IN_MEMORY = 1L << 30;

  /**
   * Returns the default storage: memory for at most {@link #MOST_IN_MEMORY} bytes that are also at
   * most half of Java's memory; otherwise streaming.
   */
  public static Storage fitting(ImageShape shape, long count) {
    long bytes = shape.size() * count;
    return bytes <= Math.min(MOST_IN_MEMORY, Runtime.getRuntime().maxMemory() / 2)
        ? MEMORY
        : STREAM;
  }
}
