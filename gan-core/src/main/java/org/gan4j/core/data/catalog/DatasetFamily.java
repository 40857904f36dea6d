package org.gan4j.core.data.catalog;

import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;

/** A value of {@code dataset.name}, and how its data set is loaded. */
interface DatasetFamily {

  /** Describes the data set without reading it. */
  DatasetCatalog.Entry entry();

  /**
   * Loads a split for a spec of this name.
   *
   * @param listener told about progress
   */
  Dataset load(DatasetSpec spec, Split split, ReadingListener listener);

  /**
   * Returns whether it is read from image files, so that {@code storage} and similar keys apply.
   */
  default boolean readsFiles() {
    return false;
  }
}
