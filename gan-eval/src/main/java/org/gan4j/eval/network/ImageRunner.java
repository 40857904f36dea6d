package org.gan4j.eval.network;

import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;

/** Computes the features of a network, in this process or in another. */
interface ImageRunner extends AutoCloseable {

  /** Features and logits of images, in their order. */
  Features extract(FloatImages images);

  @Override
  void close();
}
