package org.gan4j.train.session;

import java.util.List;
import org.gan4j.core.data.ImageStore;

/** Reads images when they are asked for, without reading ahead. */
final class DirectImages implements BatchImages {

  private final List<ImageStore> domains;
  private long nanos;

  /**
   * @param domains the images of each domain
   */
  DirectImages(List<ImageStore> domains) {
    this.domains = List.copyOf(domains);
  }

  @Override
  public byte[][] read(int[][] batch) {
    long start = System.nanoTime();
    byte[][] pixels = new byte[domains.size()][];
    for (int domain = 0; domain < pixels.length; domain++) {
      pixels[domain] = domains.get(domain).select(batch[domain]).pixels();
    }
    nanos += System.nanoTime() - start;
    return pixels;
  }

  @Override
  public double secondsWaited() {
    return nanos / 1e9;
  }
}
