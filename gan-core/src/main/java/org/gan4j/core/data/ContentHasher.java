package org.gan4j.core.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Optional;

/** Computes the hash that {@link Dataset#hash} defines, a few images at a time. */
public final class ContentHasher {

  private final Hasher hasher = Hashing.sha256().newHasher();

  /** Begins the hash of a number of images of one shape. */
  public ContentHasher(ImageShape shape, int count) {
    hasher.putInt(count).putInt(shape.height()).putInt(shape.width()).putInt(shape.channels());
  }

  /** Adds the pixels of the next images. */
  public void add(byte[] pixels) {
    hasher.putBytes(pixels);
  }

  /** Returns the hash in hex, after the last image. */
  public String finish(Optional<int[]> labels) {
    int[] classOf = labels.orElse(new int[0]);
    hasher.putInt(classOf.length);
    for (int label : classOf) {
      hasher.putInt(label);
    }
    return hasher.hash().toString();
  }
}
