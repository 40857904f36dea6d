package org.gan4j.experiments.sweep;

import java.nio.file.Path;
import org.gan4j.core.run.RunDirectory;

/**
 * A job with its place.
 *
 * @param number number of its folder, from 1; it stays the same when the sweep grows
 * @param job what is to be done
 * @param directory {@code runs/SWEEP/00003-dcgan-mnist-seed3}
 */
record SweepRun(int number, SweepJob job, RunDirectory directory) {

  /** Returns the log of its process. */
  Path log() {
    return directory.path().resolve("job.log");
  }
}
