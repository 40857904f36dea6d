package org.gan4j.eval.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;

/**
 * Any source of images. It is asked for {@value #BLOCK} images at a time, and by one thread at a
 * time: a generator makes many at hardly more than the price of one. The last {@value #KEPT} blocks
 * are kept.
 */
final class SourceCollection implements ImageCollection {

  private static final int BLOCK = 128;
  private static final int KEPT = 4;

  private final ImageSource source;
  private final Map<Integer, Images> blocks = new LinkedHashMap<>();

  SourceCollection(ImageSource source) {
    this.source = source;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String contentHash() {
    return source.contentHash();
  }

  @Override
  public int count() {
    return source.count();
  }

  @Override
  public String nameOf(int index) {
    return source.name() + ", image " + index;
  }

  @Override
  public Images read(int index) {
    Objects.checkIndex(index, count());
    return block(index / BLOCK).slice(index % BLOCK, 1);
  }

  private synchronized Images block(int number) {
    Images block = blocks.get(number);
    if (block == null) {
      int from = number * BLOCK;
      block = source.read(from, Math.min(BLOCK, count() - from));
      blocks.put(number, block);
      if (blocks.size() > KEPT) {
        blocks.remove(blocks.keySet().iterator().next());
      }
    }
    return block;
  }
}
