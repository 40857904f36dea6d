package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.data.ImageShape;

/**
 * The JSON file beside a frozen feature network: what it is and where it comes from.
 *
 * @param name how protocols call it, for instance {@code mnist-cnn}
 * @param dataset what it was trained on
 * @param imageShape {@code [height, width, channels]}
 * @param featureSize features an image, d
 * @param classes number of classes, k
 * @param testAccuracy share of the test images that it classifies correctly, in [0, 1]
 * @param trainingConfig the config it was trained with: YAML text or a JSON object
 * @param gan4jCommit the commit of this repository that trained it
 * @param sha256 SHA-256 (hex) of the {@code .pb} file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkInfo(
    String name,
    String dataset,
    List<Integer> imageShape,
    int featureSize,
    int classes,
    double testAccuracy,
    JsonNode trainingConfig,
    String gan4jCommit,
    String sha256) {

  /** The shape of the images that the network takes. */
  public ImageShape shape() {
    return new ImageShape(imageShape.get(0), imageShape.get(1), imageShape.get(2));
  }

  /**
   * Reads the description of a network.
   *
   * @param json the file's content
   * @param place the file's name, for messages
   * @throws org.gan4j.core.InputException if it is not a description, or lacks something
   */
  public static NetworkInfo parse(byte[] json, String place) {
    NetworkInfo info = Json.parse(json, NetworkInfo.class, place);
    String missing =
        info.name == null
            ? "name"
            : info.imageShape == null || info.imageShape.size() != 3
                ? "imageShape [height, width, channels]"
                : info.featureSize < 1
                    ? "featureSize"
                    : info.classes < 1 ? "classes" : info.sha256 == null ? "sha256" : null;
    if (missing != null) {
      throw new org.gan4j.core.InputException(
          place,
          "expected the description of a feature network, found none of '" + missing + "'",
          "Use the .json file that was exported together with the network.");
    }
    return info;
  }

  /**
   * Writes the description.
   *
   * @throws org.gan4j.core.InputException if the file cannot be written
   */
  public void write(Path file) {
    Json.write(this, file);
  }
}
