package org.gan4j.experiments.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.experiments.endtoend.TinyProject;

/**
 * Everything in a run's folder but times, to be compared: file by file. What was being written
 * aside is swept later, when it is old.
 */
record RunBits(Map<String, String> files) {

  static RunBits of(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String file : TinyProject.files(run)) {
      byte[] bytes = Files.readAllBytes(run.resolve(file));
      files.put(
          file,
          switch (file) {
            case "provenance.json", ".lock" -> "there";
            case "metrics.jsonl" ->
                new String(bytes, UTF_8).replaceAll("\"seconds\":[0-9.E-]+,", "");
            default -> file.startsWith("tensorboard/") ? "" + bytes.length : hash(bytes);
          });
    }
    files.keySet().removeIf(file -> file.matches("(.*/)?\\.[^/]+\\.tmp"));
    return new RunBits(files);
  }

  /** Without checkpoints that another run has no longer: of too many, the next one disposes. */
  RunBits withoutOlderThan(RunBits other) {
    Map<String, String> kept = new TreeMap<>(files);
    kept.keySet().removeIf(file -> file.startsWith("checkpoints/step-") && !other.has(file));
    return new RunBits(kept);
  }

  private boolean has(String file) {
    return files.containsKey(file);
  }

  private static String hash(byte[] bytes) {
    return Hashing.sha256().hashBytes(bytes).toString();
  }
}
