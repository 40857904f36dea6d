package org.gan4j.core.variant;

/** Stand-in. */
public interface GanGraph {}
