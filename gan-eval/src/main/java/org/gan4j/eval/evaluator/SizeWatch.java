package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.resize.Resizer;

/**
 * Resizes in another way, or not at all, and records whether any image had another size than
 * wanted.
 */
final class SizeWatch implements Resizer {

  private final Optional<Resizer> resizer;
  private volatile boolean sawOtherSize;

  /**
   * @param resizer empty to leave images as they are
   */
  SizeWatch(Optional<Resizer> resizer) {
    this.resizer = resizer;
  }

  @Override
  public String name() {
    return resizer.map(Resizer::name).orElse("none");
  }

  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    if (images.shape().height() != height || images.shape().width() != width) {
      sawOtherSize = true;
    }
    return resizer.map(by -> by.resize(images, height, width)).orElse(images);
  }

  /** Whether any image so far had another size. */
  boolean sawOtherSize() {
    return sawOtherSize;
  }
}
