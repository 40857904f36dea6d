package org.gan4j.eval.image;

import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;

/** A data set in memory. */
record DatasetCollection(Dataset dataset) implements ImageCollection {

  @Override
  public String name() {
    return dataset.name();
  }

  @Override
  public String contentHash() {
    return dataset.contentHash();
  }

  @Override
  public int count() {
    return dataset.count();
  }

  @Override
  public String nameOf(int index) {
    return dataset.name() + ", image " + index;
  }

  @Override
  public Images read(int index) {
    return dataset.read(index, 1);
  }

  @Override
  public Optional<int[]> labels() {
    return dataset.labels();
  }

  @Override
  public int classes() {
    return dataset.classes();
  }
}
