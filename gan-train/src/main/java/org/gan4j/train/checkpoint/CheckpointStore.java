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
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.session.TrainingSession;

/**
 * Keeps the last two checkpoints of a run. A checkpoint is written aside, flushed to the disk,
 * hashed and renamed: one that bears its name is complete. A damaged one is set aside by name, and
 * the one before it is used. What a killed process left half-written goes with the next one.
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
   * A store that also keeps the newest regular checkpoint, to roll back to: where stops were asked
   * for must not decide what a run goes back to.
   *
   * @param folder the run's {@code checkpoints/}
   * @param every steps from one regular checkpoint to the next; 0 for none to keep
   */
  public CheckpointStore(Path folder, long every) {
    this.folder = new CheckpointFolder(folder);
    this.every = every;
  }

  /**
   * The newest checkpoint that is whole.
   *
   * @param found empty where there is none
   * @param damaged one line for each newer checkpoint that is not
   */
  public record Latest(Optional<Checkpoint> found, List<String> damaged) {}

  /** Looks for the newest whole checkpoint, checking hashes. */
  public Latest latest() {
    return latest(step -> true, damaged -> "");
  }

  /** The checkpoint of a step, if there is one and it is whole. */
  Optional<Checkpoint> at(long step) {
    return latest(one -> one == step, damaged -> "").found();
  }

  /** The newest regular checkpoint that is whole. */
  public Optional<Checkpoint> latestRegular() {
    return latest(this::isRegular, damaged -> "").found();
  }

  /**
   * As {@link #latest}, for whoever trains on: the damaged ones get names of their own, {@code
   * step-00000200.damaged}, so that they are not counted among the last two, and what was left
   * half-written or half-removed goes.
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
   * @param treatment of a damaged one, and what to say of it
   */
  private Latest latest(LongPredicate wanted, Function<Path, String> treatment) {
    Map<Path, String> damaged = new LinkedHashMap<>();
    List<Path> candidates = candidates(wanted);
    while (!candidates.isEmpty()) {
      Path candidate = candidates.get(0);
      try {
        return new Latest(Optional.of(Checkpoint.open(candidate)), List.copyOf(damaged.values()));
      } catch (IOException | RuntimeException broken) {
        // One that is gone was removed by whoever trains on, who has written a newer one before.
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
   * @param config the run's resolved config
   * @throws InputException if there is no room; the checkpoints before it are still whole
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
   * A listener that saves when a checkpoint is due, and after a roll back: the checkpoint that was
   * gone back to then says so, and those of later steps are removed.
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

  /** The step that the newest checkpoint is named after, damaged or not. */
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
          "cannot write a checkpoint of " + megabytes + " MB (" + failed.getMessage() + ")",
          "Make room, then go on: gan resume "
              + ShellWord.of(folder.path().resolveSibling("").normalize())
              + (newestStep().isPresent() ? ". The last checkpoint is whole." : "."),
          failed);
    } catch (IOException undeletable) {
      failed.addSuppressed(undeletable);
      return new UncheckedIOException(failed);
    }
  }
}
