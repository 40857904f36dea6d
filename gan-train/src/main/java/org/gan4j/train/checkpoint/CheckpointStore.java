package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.session.TrainingSession;

/**
 * Keeps the last two checkpoints of a run. A checkpoint is written under another name, flushed to
 * the disk, hashed and then renamed, so a folder with the name of a checkpoint is complete. A
 * damaged checkpoint is renamed, and the one before it is used. What a killed process left
 * half-written is removed with the next checkpoint.
 */
public final class CheckpointStore {

  private static final int KEPT = 2;

  private final CheckpointFolder folder;
  private final long every;

  /**
   * @param folder the run's {@code checkpoints/}
   */
  public CheckpointStore(Path folder) {
    this(folder, 0);
  }

  /**
   * Makes a store that also keeps the newest regular checkpoint, to which a run rolls back. A
   * checkpoint that was saved because the run was stopped is not regular, so stops do not decide
   * what a run goes back to.
   *
   * @param folder the run's {@code checkpoints/}
   * @param every steps from one regular checkpoint to the next; 0 to keep none
   */
  public CheckpointStore(Path folder, long every) {
    this.folder = new CheckpointFolder(folder);
    this.every = every;
  }

  /**
   * The newest checkpoint that is whole.
   *
   * @param found empty if there is none
   * @param damaged one line for each newer checkpoint, which is damaged
   */
  public record Latest(Optional<Checkpoint> found, List<String> damaged) {}

  /** Finds the newest whole checkpoint and checks hashes. */
  public Latest latest() {
    return latest(step -> true, damaged -> "");
  }

  /** Returns the checkpoint of a step, if it exists and is whole. */
  Optional<Checkpoint> at(long step) {
    return latest(one -> one == step, damaged -> "").found();
  }

  /** Returns the newest regular checkpoint that is whole. */
  public Optional<Checkpoint> latestRegular() {
    return latest(this::isRegular, damaged -> "").found();
  }

  /**
   * Finds the newest whole checkpoint as {@link #latest} does, to continue the training. Damaged
   * checkpoints are renamed to {@code step-00000200.damaged}, so they do not count as one of the
   * last two, and what was left half-written or half-removed is deleted.
   */
  public Latest recover() {
    try {
      folder.takeBackReplaced();
      folder.dropPartial();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return latest(
        step -> true,
        damaged -> ". Set aside as " + CheckpointFolder.setAside(damaged).getFileName());
  }

  /**
   * @param wanted which steps to look at
   * @param treatment what is done with a damaged one; returns what the message says about it
   */
  private Latest latest(LongPredicate wanted, Function<Path, String> treatment) {
    Map<Path, String> damaged = new LinkedHashMap<>();
    List<Path> candidates = candidates(wanted);
    while (!candidates.isEmpty()) {
      Path candidate = candidates.get(0);
      try {
        return new Latest(Optional.of(Checkpoint.open(candidate)), List.copyOf(damaged.values()));
      } catch (IOException | RuntimeException broken) {
        // A training that is running has removed it, after it had written a newer one.
        if (Files.exists(candidate)) {
          String problem = candidate + " is damaged: " + broken.getMessage();
          damaged.put(candidate, problem + treatment.apply(candidate));
        }
      }
      candidates = candidates(wanted);
      candidates.removeAll(damaged.keySet());
    }
    return new Latest(Optional.empty(), List.copyOf(damaged.values()));
  }

  private List<Path> candidates(LongPredicate wanted) {
    return folder.newestFirst().stream()
        .filter(path -> wanted.test(CheckpointFolder.stepOf(path)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * Writes the state of a session, then removes all but the last two checkpoints.
   *
   * @param config resolved config of the run
   * @throws InputException if the disk is full; the checkpoints before it are still whole
   * @throws org.gan4j.train.TrainingFailure if a value is not finite; nothing is written
   */
  public Checkpoint save(TrainingSession session, long step, String config) {
    SafeTensorsHeader header = Checkpoint.headerOf(session, step, config);
    Path partial = folder.partial(step);
    try {
      CheckpointFolder.delete(partial);
      DiskSync.makeFolders(folder.path());
      Files.createDirectory(partial);
      String hash = Checkpoint.write(partial.resolve(Checkpoint.STATE), header, session, step);
      CheckpointFolder.write(partial.resolve(Checkpoint.SUMS), Checkpoint.sums(hash));
      Path complete = folder.complete(step);
      prune();
      return Checkpoint.written(complete, step, config, hash);
    } catch (IOException failed) {
      throw unwritten(partial, header.dataSize(), failed);
    }
  }

  /**
   * Returns a listener that saves when a checkpoint is due, and after a roll back. The checkpoint
   * to which the run went back then records the roll back, and those of later steps are removed.
   */
  public TrainingListener keeping(TrainingSession session, String config) {
    return new TrainingListener() {
      @Override
      public void checkpointDue(long step) {
        save(session, step, config);
      }

      @Override
      public void recovered(Recovery recovery) {
        if (recovery.rolledBack()) {
          folder.dropAfter(recovery.goesOnAfter());
          save(session, recovery.goesOnAfter(), config);
        }
      }
    };
  }

  /** Returns the step in the name of the newest checkpoint, damaged or not. */
  public OptionalLong newestStep() {
    return folder.newestFirst().stream().mapToLong(CheckpointFolder::stepOf).findFirst();
  }

  private boolean isRegular(long step) {
    return every > 0 && step % every == 0;
  }

  private void prune() throws IOException {
    List<Path> all = folder.newestFirst();
    Optional<Path> regular =
        all.stream().filter(path -> isRegular(CheckpointFolder.stepOf(path))).findFirst();
    for (Path old : all.stream().skip(KEPT).toList()) {
      if (!regular.equals(Optional.of(old))) {
        CheckpointFolder.remove(old);
      }
    }
    folder.dropPartial();
  }

  private RuntimeException unwritten(Path partial, long size, IOException failed) {
    try {
      CheckpointFolder.delete(partial);
      double megabytes = Math.ceil(size / 1e5) / 10;
      return new InputException(
          folder.path().toString(),
          "cannot write a checkpoint of " + megabytes + " MB (" + DiskFault.reason(failed) + ")",
          "Free some space, then continue: gan resume "
              + ShellWord.of(folder.path().resolveSibling("").normalize())
              + (newestStep().isPresent() ? ". The last checkpoint is whole." : "."),
          failed);
    } catch (IOException undeletable) {
      failed.addSuppressed(undeletable);
      return new UncheckedIOException(failed);
    }
  }
}
