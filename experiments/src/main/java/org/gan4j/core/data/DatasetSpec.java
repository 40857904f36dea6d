package org.gan4j.core.data;

import java.util.Optional;

/** Stand-in. */
public record DatasetSpec(
    String name, Optional<String> path, int imageSize, Optional<Integer> channels) {
  /** Checks. */
  public DatasetSpec {
    if (imageSize < 1) {
      throw new IllegalArgumentException("imageSize must be at least 1, found " + imageSize);
    }
  }
}
