package org.gan4j.core.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Optional;

/** Takes the hash that {@link Dataset#hash} defines, a few images at a time. */
public final class ContentHasher {

  private final Hasher hasher = Hashing.sha256().newHasher();

  /** Of so many images of a shape. */
  public ContentHasher(ImageShape shape, int count) {
    hasher.putInt(count).putInt(shape.height()).putInt(shape.width()).putInt(shape.channels());
  }

  /** The next images, as pixels. */
  public void add(byte[] pixels) {
    hasher.putBytes(pixels);
  }

  /** After the last image: the hash, hexadecimal. */
  public String finish(Optional<int[]> labels) {
    int[] classOf = labels.orElse(new int[0]);
    hasher.putInt(classOf.length);
    for (int label : classOf) {
      hasher.putInt(label);
    }
    return hasher.hash().toString();
  }
}
