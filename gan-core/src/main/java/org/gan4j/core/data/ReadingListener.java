package org.gan4j.core.data;

/** Told of what takes long, or is not as expected, while a data set is read. */
public interface ReadingListener {

  /** Does nothing. */
  ReadingListener SILENT =
      new ReadingListener() {
        @Override
        public void progress(String name, int done, int total) {}

        @Override
        public void note(String line) {}
      };

  /**
   * Images have been decoded.
   *
   * @param name of the data set
   * @param done images so far
   * @param total all of them
   */
  void progress(String name, int done, int total);

  /** Something worth a line. Any thread may say so. */
  void note(String line);
}
