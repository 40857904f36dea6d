/**
 * Layers that normalise over a batch, an example, a channel or a pixel, and one that shows the
 * statistics of a batch.
 */
package org.gan4j.core.layer.norm;
