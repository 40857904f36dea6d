package org.gan4j.eval.image;

/**
 * A file that was left out.
 *
 * @param name its name in the collection
 * @param reason why: the error it would have been
 */
public record Skipped(String name, String reason) {}
