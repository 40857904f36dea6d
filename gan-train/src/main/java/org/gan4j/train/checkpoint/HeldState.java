package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The state file of a checkpoint. It is kept open from when the checkpoint is chosen until it is
 * restored. A training may remove the checkpoint meanwhile, and an open file stays readable.
 */
final class HeldState {

  private final Path file;
  private SafeTensorsFile open;

  private HeldState(Path file, SafeTensorsFile open) {
    this.file = file;
    this.open = open;
  }

  /** Returns a state whose file is opened when it is needed. */
  static HeldState at(Path file) {
    return new HeldState(file, null);
  }

  /**
   * Returns a state whose file is open.
   *
   * @param open Java closes it when nothing refers to it any more
   */
  static HeldState of(Path file, SafeTensorsFile open) {
    return new HeldState(file, open);
  }

  synchronized SafeTensorsFile get() throws IOException {
    if (open == null) {
      open = SafeTensorsFile.open(file);
    }
    return open;
  }

  /** Closes the file; a removed file takes disk space until then. */
  synchronized void release() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
