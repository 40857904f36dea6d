package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The state file of a checkpoint. It is kept open from when it was chosen until it was restored:
 * whoever trains on may remove the checkpoint meanwhile, and an open file stays readable.
 */
final class HeldState {

  private final Path file;
  private SafeTensorsFile open;

  private HeldState(Path file, SafeTensorsFile open) {
    this.file = file;
    this.open = open;
  }

  /** Of a file that is opened when it is asked for. */
  static HeldState at(Path file) {
    return new HeldState(file, null);
  }

  /**
   * Of a file that is open.
   *
   * @param open Java closes it once nobody has it any more
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

  /** Closes it; a removed file takes room on the disk until then. */
  synchronized void release() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
