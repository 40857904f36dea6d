package org.gan4j.core.internal.folder;

import java.util.Optional;
import org.gan4j.core.data.ContentHasher;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.data.ReadingListener;

/**
 * Reads all images once, in their order: for their hash, and for whoever wants to keep them.
 *
 * @param name name of the data set
 * @param images to be read
 * @param threads that read, at least 1; nothing but the time depends on their number
 * @param listener told of the progress
 */
record FirstPass(String name, ImageStore images, int threads, ReadingListener listener) {

  /**
   * Reads them.
   *
   * @param labels labels of the images, for the hash
   * @param keeper gets them, too
   * @return the hash, as {@link Dataset#hash} defines it
   * @throws org.gan4j.core.InputException that of the first image, in order, that cannot be read
   */
  String run(Optional<int[]> labels, OrderedRead.Consumer keeper) {
    ContentHasher hasher = new ContentHasher(images.shape(), images.count());
    int size = images.shape().size();
    new OrderedRead(images, threads)
        .forEach(
            (first, pixels) -> {
              hasher.add(pixels);
              keeper.accept(first, pixels);
              listener.progress(name, first + pixels.length / size, images.count());
            });
    return hasher.finish(labels);
  }
}
