package org.gan4j.eval.image;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Images;

/** Some images of another collection. */
final class SelectedCollection implements ImageCollection {

  private final ImageCollection all;
  private final int[] indices;

  SelectedCollection(ImageCollection all, int[] indices) {
    for (int index : indices) {
      Objects.checkIndex(index, all.count());
    }
    this.all = all;
    this.indices = indices.clone();
  }

  @Override
  public String name() {
    return all.name();
  }

  @Override
  public String contentHash() {
    return ContentHash.of(all.contentHash() + " " + Arrays.toString(indices));
  }

  @Override
  public int count() {
    return indices.length;
  }

  @Override
  public String nameOf(int index) {
    return all.nameOf(indices[index]);
  }

  @Override
  public Images read(int index) {
    return all.read(indices[index]);
  }

  @Override
  public Optional<ClassLabels> labels() {
    return all.labels().map(labels -> labels.select(indices));
  }

  @Override
  public List<Skipped> skipped() {
    return all.skipped();
  }

  @Override
  public void close() {
    all.close();
  }
}
