package org.gan4j.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.internal.disk.FolderTree;
import org.gan4j.core.internal.disk.OwnFiles;
import org.gan4j.core.internal.disk.TemporaryFile;

/**
 * The folder of one run, such as {@code runs/00012-dcgan-mnist}, and the names of its files:
 *
 * <pre>
 * config.yaml       the resolved config
 * data.json         what its networks need to know about the training images
 * provenance.json   versions, seed, hashes, device, times
 * status.json       how far its training has come
 * metrics.jsonl     one line of reports every so many steps
 * fingerprints.jsonl  one line of hashes a checkpoint
 * samples/          grids from fixed latents, samples/step-00000500.png
 * tensorboard/      reports and grids for TensorBoard
 * checkpoints/      one folder a checkpoint
 * eval/             one JSON file a metric
 * report.html       all of it on one page
 * .lock             held by the process that trains the run
 * </pre>
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {

  /**
   * Creates the next free numbered folder under {@code runs}.
   *
   * @param runs the folder of runs, made if missing
   * @param description appended to the number, for instance the config's name
   * @throws InputException if nothing can be written there
   */
  public static RunDirectory create(Path runs, String description) {
    try {
      DiskSync.makeFolders(runs);
      for (int number = lastNumber(runs) + 1; ; number++) {
        Path path = runs.resolve(String.format(Locale.ROOT, "%05d-%s", number, description));
        try {
          Files.createDirectory(path);
          return new RunDirectory(path).withFolders();
        } catch (FileAlreadyExistsException taken) {
          // Another process took this number between the look and the creation: try the next.
        }
      }
    } catch (FileAlreadyExistsException file) {
      throw new InputException(
          runs.toString(),
          "expected a folder of runs, found a file",
          "Choose another folder with --runs DIR.",
          file);
    } catch (AccessDeniedException denied) {
      throw new InputException(
          runs.toString(),
          "no permission to write runs here",
          "Choose another folder with --runs DIR.",
          denied);
    } catch (IOException failed) {
      throw new InputException(
          runs.toString(),
          "cannot create a run folder here (" + DiskFault.reason(failed) + ")",
          "Choose another folder with --runs DIR.",
          failed);
    }
  }

  /**
   * Opens an existing run.
   *
   * @throws InputException if the folder is missing, holds no run, or links, pipes or devices
   */
  public static RunDirectory open(Path path) {
    if (!Files.isDirectory(path)) {
      throw new InputException(
          path.toString(), "expected a run folder, found none", "List the runs with ls runs/.");
    }
    OwnFiles.require(path);
    RunDirectory run = new RunDirectory(path);
    if (!Files.isRegularFile(run.config())) {
      throw new InputException(
          path.toString(),
          "expected a run folder, found no config.yaml in it",
          "Give a folder that gan train made, such as runs/00001-quickstart.");
    }
    return run;
  }

  private RunDirectory withFolders() throws IOException {
    try {
      Files.createDirectory(samples());
      Files.createDirectory(checkpoints());
      DiskSync.folder(path);
      DiskSync.folder(path.toAbsolutePath().getParent());
      return this;
    } catch (IOException failed) {
      throw withoutFolder(failed);
    }
  }

  /** Removes the folder if possible, because a failure leaves no run. */
  private IOException withoutFolder(IOException failed) {
    try {
      FolderTree.delete(path);
    } catch (IOException undeletable) {
      failed.addSuppressed(undeletable);
    }
    return failed;
  }

  private static int lastNumber(Path runs) throws IOException {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("\\d{5}-.*"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, 5)))
          .max()
          .orElse(0);
    }
  }

  /**
   * Removes what killed processes left half-written, once it is old enough ({@link TemporaryFile}).
   */
  public void sweep() {
    try {
      TemporaryFile.sweep(path, Integer.MAX_VALUE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes the folder and everything in it. */
  public void delete() {
    try {
      FolderTree.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the name of the folder, such as {@code 00012-dcgan-mnist}. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Returns the file of the resolved config, with every value written out. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** Returns the file of what its networks need to know about the training images. */
  public Path data() {
    return path.resolve("data.json");
  }

  /** Returns the file of what is needed to repeat the run. */
  public Path provenance() {
    return path.resolve("provenance.json");
  }

  /** Returns the file of the state of its training. */
  public Path status() {
    return path.resolve("status.json");
  }

  /**
   * Returns the log, with one JSON object on each line: {@code
   * {"step":100,"loss/generator":0.7,...}}.
   */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** Returns the file of hashes, with one JSON object for each checkpoint that was written. */
  public Path fingerprints() {
    return path.resolve("fingerprints.jsonl");
  }

  /** Returns the folder of PNG grids, named {@code step-00000500.png}. */
  public Path samples() {
    return path.resolve("samples");
  }

  /** Returns the file of the grid of a step. */
  public Path sampleGrid(long step) {
    return samples().resolve(String.format(Locale.ROOT, "step-%08d.png", step));
  }

  /** Returns the folder of reports and grids for TensorBoard. */
  public Path tensorBoard() {
    return path.resolve("tensorboard");
  }

  /** Returns the folder of checkpoints, each a folder named {@code step-00000500}. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Returns the folder of the best checkpoint. */
  public Path best() {
    return path.resolve("best");
  }

  /** Returns the folder of evaluations, each a JSON file. */
  public Path evaluations() {
    return path.resolve("eval");
  }

  /** Returns the file with the result of a replay, in the folder of the replaying run. */
  public Path replay() {
    return path.resolve("replay.json");
  }

  /** Returns the file of this run's report. */
  public Path report() {
    return path.resolve("report.html");
  }
}
