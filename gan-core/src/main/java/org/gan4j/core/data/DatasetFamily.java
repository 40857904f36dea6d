package org.gan4j.core.data;

/** One name that {@code dataset.name} may have, and how it is loaded. */
interface DatasetFamily {

  /** What is known of it without reading it. */
  DatasetCatalog.Entry entry();

  /** Loads a split for a spec of this name. */
  Dataset load(DatasetSpec spec, Split split);
}
