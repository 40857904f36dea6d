/** Layers that normalise, or show, statistics: over a batch, an example, a channel or a pixel. */
package org.gan4j.core.layer.norm;
