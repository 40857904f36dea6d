package org.gan4j.core.variant;

/** Stand-in. */
public interface Variant {
  /** Declares. */
  void define(GanGraph graph);
}
