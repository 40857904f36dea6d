/** Arithmetic on the pixels of images: planes, pyramids, structural similarity. */
package org.gan4j.eval.internal.pixel;
