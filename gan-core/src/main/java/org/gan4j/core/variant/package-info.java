/**
 * What a researcher writes against: a {@link org.gan4j.core.variant.Variant} says to a {@link
 * org.gan4j.core.variant.GanGraph} which networks there are, and in phases, on a {@link
 * org.gan4j.core.variant.Tape}, how they are trained.
 */
package org.gan4j.core.variant;
