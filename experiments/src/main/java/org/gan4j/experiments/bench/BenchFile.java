package org.gan4j.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gan4j.core.InputException;
import org.gan4j.eval.internal.json.Json;

/**
 * Measurements of one machine and one version.
 *
 * @param versions what was measured
 * @param machine what on
 * @param entries one a config
 */
public record BenchFile(Versions versions, Host machine, List<BenchEntry> entries) {

  /**
   * Versions.
   *
   * @param gan4j of this project
   * @param gitCommit of the checkout, if known
   * @param tensorFlow of the library
   * @param java of the virtual machine
   */
  public record Versions(String gan4j, String gitCommit, String tensorFlow, String java) {}

  /**
   * What a time depends on besides the program.
   *
   * @param os name, version, architecture
   * @param processor its model
   * @param instructions that kernels are chosen by
   * @param cores available to the process
   * @param gpu models; empty without
   * @param device what TensorFlow computes on
   * @param oneDnn value of TF_ENABLE_ONEDNN_OPTS
   */
  public record Host(
      String os,
      String processor,
      String instructions,
      int cores,
      String gpu,
      String device,
      String oneDnn) {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputException if it cannot be read as such
   */
  public static BenchFile read(Path file) {
    try {
      return Json.parse(Files.readAllBytes(file), BenchFile.class, file.toString());
    } catch (IOException unreadable) {
      throw new InputException(
          file.toString(),
          "expected a file of gan bench --json, found none that can be read",
          "Give the file of an earlier gan bench --json FILE.",
          unreadable);
    }
  }

  /** Replaces the file in one stroke. */
  public void write(Path file) {
    Json.write(this, file);
  }

  /** Joins several files of one machine. */
  public static BenchFile join(List<BenchFile> files) {
    List<BenchEntry> entries = files.stream().flatMap(file -> file.entries().stream()).toList();
    return new BenchFile(files.get(0).versions(), files.get(0).machine(), entries);
  }

  /** Returns one line for each version that differs in another file. */
  List<String> otherVersions(BenchFile earlier) {
    List<String> changes = new ArrayList<>();
    change(changes, "gan4j", earlier.versions.gan4j(), versions.gan4j());
    change(changes, "commit", earlier.versions.gitCommit(), versions.gitCommit());
    change(changes, "TensorFlow", earlier.versions.tensorFlow(), versions.tensorFlow());
    change(changes, "Java", earlier.versions.java(), versions.java());
    return changes;
  }

  /** Returns the differences of the machine of another file, such as {@code cores 2, 4 now}. */
  List<String> otherMachine(BenchFile earlier) {
    List<String> changes = new ArrayList<>();
    change(changes, "processor", earlier.machine.processor(), machine.processor());
    change(changes, "instructions", earlier.machine.instructions(), machine.instructions());
    change(changes, "cores", earlier.machine.cores(), machine.cores());
    change(changes, "GPU", earlier.machine.gpu(), machine.gpu());
    change(changes, "device", earlier.machine.device(), machine.device());
    change(changes, "oneDNN", earlier.machine.oneDnn(), machine.oneDnn());
    return changes;
  }

  private static void change(List<String> changes, String what, Object before, Object now) {
    if (!Objects.equals(before, now)) {
      changes.add(String.format(Locale.ROOT, "%s %s, %s now", what, before, now));
    }
  }
}
