/** Derivatives of derivatives, for losses that contain a gradient. */
package org.gan4j.core.internal.gradient;
