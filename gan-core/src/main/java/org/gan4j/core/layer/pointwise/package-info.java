/** Layers that treat each value by itself: activations, dropout and noise. */
package org.gan4j.core.layer.pointwise;
