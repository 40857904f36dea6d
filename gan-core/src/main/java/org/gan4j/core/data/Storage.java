package org.gan4j.core.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the images of a folder are while they are trained on. No bit of a training depends on it.
 */
public enum Storage {
  /** Decoded once, and kept in memory and on the device. */
  @JsonProperty("memory")
  MEMORY,
  /** Read ahead of each step, from the files or from a cache of decoded images. */
  @JsonProperty("stream")
  STREAM;

  /** The most pixels, in bytes, that are kept in memory if a config does not say: 1 GiB. */
  public static final long MOST_IN_MEMORY = 1L << 30;

  /**
   * What holds if a config does not say: memory for at most {@link #MOST_IN_MEMORY} bytes, where
   * these are at most half of what Java may take; else stream.
   */
  public static Storage fitting(ImageShape shape, long count) {
    long bytes = shape.size() * count;
    return bytes <= Math.min(MOST_IN_MEMORY, Runtime.getRuntime().maxMemory() / 2)
        ? MEMORY
        : STREAM;
  }
}
