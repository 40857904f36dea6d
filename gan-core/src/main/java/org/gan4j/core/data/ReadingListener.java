package org.gan4j.core.data;

/** Is told about progress and surprises while a data set is read. */
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
   * Called when images have been decoded.
   *
   * @param name name of the data set
   * @param done number of images so far
   * @param total number of all images
   */
  void progress(String name, int done, int total);

  /** Called with one line for the terminal, by any thread. */
  void note(String line);
}
