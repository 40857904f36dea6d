package org.gan4j.train.stream;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.data.Images;

/** Images that are not in memory, that take a while, and of which one may be damaged. */
final class SlowImages implements ImageStore {

  private final Images images;
  private final int longest;
  private final Random delays = new Random(1);
  final AtomicInteger reads = new AtomicInteger();
  volatile int damaged = -1;

  /**
   * @param longest milliseconds that an image takes, at random
   */
  SlowImages(Images images, int longest) {
    this.images = images;
    this.longest = longest;
  }

  /** A data set of them with the hash and the name of another. */
  static Dataset like(Dataset dataset, int longest) {
    return new Dataset(
        dataset.name(),
        dataset.contentHash(),
        new SlowImages(dataset.images(), longest),
        dataset.labels(),
        dataset.classNames(),
        Optional.empty());
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public void read(int position, byte[] pixels, int offset) {
    reads.incrementAndGet();
    if (position == damaged) {
      throw new InputException(
          "image " + position, "expected an intact image, found none", "Stop.");
    }
    if (longest > 0) {
      int delay;
      synchronized (delays) {
        delay = delays.nextInt(longest + 1);
      }
      try {
        Thread.sleep(delay);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    images.read(position, pixels, offset);
  }
}
