package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.gan4j.train.graph.TrainingSession;

/**
 * Keeps the best checkpoint of a run beside the last ones. Whether a state is the best is known
 * only after it has been measured, when training has gone on: so it is saved as a candidate first,
 * and then kept or dropped.
 */
public final class BestCheckpoint {

  private final Path folder;
  private final CheckpointStore candidates;

  /**
   * @param folder the run's {@code best/}
   */
  public BestCheckpoint(Path folder) {
    this.folder = folder;
    this.candidates = new CheckpointStore(folder.resolve("candidates"));
  }

  /**
   * Saves the state of a session as a candidate.
   *
   * @param config the run's resolved config
   * @throws org.gan4j.core.InputException if there is no room
   */
  public void propose(TrainingSession session, long step, String config) {
    candidates.save(session, step, config);
  }

  /** Makes a candidate the best; the one before it is removed. */
  public void accept(long step) {
    Path candidate = candidate(step);
    try {
      Path best = folder.resolve(candidate.getFileName());
      List<Path> before = new CheckpointFolder(folder).newestFirst();
      if (!before.contains(best)) {
        Files.move(candidate, best, StandardCopyOption.ATOMIC_MOVE);
      }
      for (Path old : before) {
        if (!old.equals(best)) {
          CheckpointFolder.delete(old);
        }
      }
      drop(step);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Drops a candidate that is not the best, if it is still there. */
  public void drop(long step) {
    try {
      CheckpointFolder.delete(candidate(step));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Drops the candidates of later steps, which a killed process may have left. */
  public void dropCandidatesAfter(long step) {
    new CheckpointFolder(folder.resolve("candidates")).dropAfter(step);
  }

  /** Removes the best checkpoint, if there is one. */
  public void remove() {
    new CheckpointFolder(folder).dropAfter(-1);
  }

  /** The best checkpoint, empty where there is none that is whole. */
  public Optional<Checkpoint> find() {
    return new CheckpointStore(folder).latest().found();
  }

  private Path candidate(long step) {
    return folder.resolve("candidates").resolve(CheckpointFolder.name(step));
  }
}
