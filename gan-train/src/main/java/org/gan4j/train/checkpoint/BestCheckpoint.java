package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.train.session.TrainingSession;

/**
 * Keeps the best checkpoint of a run beside the last ones. A state is measured while training goes
 * on, so it is saved as a candidate first, and kept or dropped once its value is known.
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
   * @param config resolved config of the run
   * @throws org.gan4j.core.InputException if the disk is full
   */
  public void propose(TrainingSession session, long step, String config) {
    candidates.save(session, step, config);
  }

  /**
   * Keeps a candidate. The checkpoint that was the best before stays, until the new best is
   * recorded.
   */
  public void keep(long step) {
    Path candidate = candidate(step);
    try {
      Path kept = folder.resolve(candidate.getFileName());
      if (!Files.exists(kept)) {
        Files.move(candidate, kept, StandardCopyOption.ATOMIC_MOVE);
        DiskSync.folder(folder);
      }
      drop(step);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes a candidate that is not the best, if it still exists. */
  public void drop(long step) {
    try {
      CheckpointFolder.remove(candidate(step));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes all kept checkpoints but one. */
  public void removeAllBut(long step) {
    try {
      CheckpointFolder kept = new CheckpointFolder(folder);
      for (Path other : kept.newestFirst()) {
        if (CheckpointFolder.stepOf(other) != step) {
          CheckpointFolder.remove(other);
        }
      }
      kept.dropPartial();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes the candidates of a process that was killed before it had measured them. */
  public void dropCandidates() {
    CheckpointFolder proposed = new CheckpointFolder(folder.resolve("candidates"));
    proposed.dropAfter(-1);
    try {
      proposed.dropPartial();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes all kept checkpoints. */
  public void remove() {
    new CheckpointFolder(folder).dropAfter(-1);
  }

  /** Returns the checkpoint of a step, if it is kept and whole. */
  public Optional<Checkpoint> find(long step) {
    return new CheckpointStore(folder).at(step);
  }

  private Path candidate(long step) {
    return folder.resolve("candidates").resolve(CheckpointFolder.name(step));
  }
}
