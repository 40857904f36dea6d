package org.gan4j.experiments.measuring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.set.FeatureOrigin;

/**
 * The description that {@code gan features} writes as {@code FILE.json} beside a file of features
 * or statistics.
 *
 * @param sha256 SHA-256 (hex) of the file; the record is valid only for this content
 * @param origin origin of the features
 * @param images set of images
 */
record FeaturesRecord(String sha256, FeatureOrigin origin, ProtocolRecord.ImageSet images) {

  /** Returns the path of a file's record. */
  static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }

  /**
   * The record of a file, if it has one.
   *
   * @param sha256 SHA-256 of the file
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
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check its permissions, or delete it.",
          failed);
    }
  }

  /** Returns how many images the features are of; 0 if it does not say. */
  int count() {
    return images == null || images.count() == null ? 0 : images.count();
  }
}
