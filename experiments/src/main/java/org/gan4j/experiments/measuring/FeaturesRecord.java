package org.gan4j.experiments.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.set.FeatureOrigin;

/**
 * What {@code gan features} writes beside a file of features or statistics, as {@code FILE.json}:
 * what they are of.
 *
 * @param sha256 SHA-256 (hex) of the file; a record of another content says nothing of this one
 * @param origin what the features were taken by
 * @param images what they are of
 */
record FeaturesRecord(String sha256, FeatureOrigin origin, ProtocolRecord.ImageSet images) {

  /** Where the record of a file is. */
  static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }

  /**
   * The record of a file, if it has one.
   *
   * @param sha256 of the file
   * @throws InputException if it is damaged
   */
  static Optional<FeaturesRecord> read(Path file, String sha256) {
    Path record = of(file);
    if (!Files.isRegularFile(record)) {
      return Optional.empty();
    }
    try {
      byte[] json = Files.readAllBytes(record);
      return Optional.of(Json.parse(json, FeaturesRecord.class, record.toString()))
          .filter(found -> sha256.equals(found.sha256) && found.origin != null);
    } catch (IOException failed) {
      throw new InputException(
          record.toString(),
          "cannot be read (" + failed.getMessage() + ")",
          "Check its permissions, or delete it.",
          failed);
    }
  }

  /** How many images the features are of; 0 if it does not say. */
  int count() {
    return images == null || images.count() == null ? 0 : images.count();
  }
}
