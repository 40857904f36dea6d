/** Cuts, enlarges and shrinks images, with the same bits on every machine. */
package org.gan4j.core.internal.resample;
