package org.gan4j.core.data.catalog;

import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;

/** One name that {@code dataset.name} may have, and how it is loaded. */
interface DatasetFamily {

  /** What is known of it without reading it. */
  DatasetCatalog.Entry entry();

  /**
   * Loads a split for a spec of this name.
   *
   * @param listener told of what takes long
   */
  Dataset load(DatasetSpec spec, Split split, ReadingListener listener);

  /** Whether it is made of image files, so that {@code storage} and its like mean something. */
  default boolean readsFiles() {
    return false;
  }
}
