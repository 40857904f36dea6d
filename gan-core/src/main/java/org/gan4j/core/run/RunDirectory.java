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
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.internal.disk.FolderTree;
import org.gan4j.core.internal.disk.OwnFiles;
import org.gan4j.core.internal.disk.TemporaryFile;

/**
 * The folder of one run, {@code runs/00012-dcgan-mnist}, and the names of what it holds:
 *
 * <pre>
 * config.yaml       the resolved config
 * data.json         what its networks need of the training images
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
          "cannot create a run folder here (" + failed.getMessage() + ")",
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

  /** Removes the folder, if that can be done, since what failed leaves no run. */
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
   * Removes what processes that were killed left half-written, once it is old enough to be nobody's
   * ({@link TemporaryFile}).
   */
  public void sweep() {
    try {
      TemporaryFile.sweep(path, Integer.MAX_VALUE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes the folder with all that it holds. */
  public void delete() {
    try {
      FolderTree.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folder's own name, {@code 00012-dcgan-mnist}. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The resolved config, every value written out. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** What its networks need of the training images, to be sampled from without them. */
  public Path data() {
    return path.resolve("data.json");
  }

  /** What would be needed to do the run again. */
  public Path provenance() {
    return path.resolve("provenance.json");
  }

  /** How far its training has come. */
  public Path status() {
    return path.resolve("status.json");
  }

  /** One JSON object a line: {@code {"step":100,"loss/generator":0.7,...}}. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** One JSON object a checkpoint that was written: the hashes of its tensors. */
  public Path fingerprints() {
    return path.resolve("fingerprints.jsonl");
  }

  /** PNG grids named {@code step-00000500.png}. */
  public Path samples() {
    return path.resolve("samples");
  }

  /** The grid taken at a step. */
  public Path sampleGrid(long step) {
    return samples().resolve(String.format(Locale.ROOT, "step-%08d.png", step));
  }

  /** Reports and grids for TensorBoard. */
  public Path tensorBoard() {
    return path.resolve("tensorboard");
  }

  /** One folder a checkpoint, named {@code step-00000500}. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The best checkpoint, where one is kept. */
  public Path best() {
    return path.resolve("best");
  }

  /** One JSON file an evaluation. */
  public Path evaluations() {
    return path.resolve("eval");
  }

  /** What came out of doing another run again, in the folder of the replay. */
  public Path replay() {
    return path.resolve("replay.json");
  }

  /** The report of this run. */
  public Path report() {
    return path.resolve("report.html");
  }
}
