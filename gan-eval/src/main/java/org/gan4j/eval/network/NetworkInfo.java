package org.gan4j.eval.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.gan4j.eval.internal.graph.SavedModelFolder;
import org.gan4j.eval.internal.json.Json;

/**
 * The JSON file beside a frozen feature network: what it is and where it comes from.
 *
 * @param name how protocols call it, for instance {@code mnist-cnn}
 * @param dataset what it was trained on
 * @param imageShape {@code [height, width, channels]}
 * @param featureSize features an image, d
 * @param classes number of classes, k; 0 if the network gives no logits
 * @param classNames what the classes are called, one a class; null where nobody has named them
 * @param testAccuracy share of the test images that it classifies correctly, in [0, 1]
 * @param trainingConfig the config it was trained with: YAML text or a JSON object
 * @param gan4jCommit the commit of this repository that trained it
 * @param sha256 SHA-256 (hex) of the {@code .pb} file, or of a SavedModel by {@link
 *     SavedModelFolder#sha256}
 * @param ports where the images go in and the features come out; null for {@link NetworkPorts#OWN}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkInfo(
    String name,
    String dataset,
    List<Integer> imageShape,
    int featureSize,
    int classes,
    List<String> classNames,
    double testAccuracy,
    JsonNode trainingConfig,
    String gan4jCommit,
    String sha256,
    NetworkPorts ports) {

  /** A network with the ports of this project's own. */
  public NetworkInfo(
      String name,
      String dataset,
      List<Integer> imageShape,
      int featureSize,
      int classes,
      double testAccuracy,
      JsonNode trainingConfig,
      String gan4jCommit,
      String sha256) {
    this(
        name,
        dataset,
        imageShape,
        featureSize,
        classes,
        null,
        testAccuracy,
        trainingConfig,
        gan4jCommit,
        sha256,
        null);
  }

  /** Returns this description with names of the classes. */
  public NetworkInfo withClassNames(ClassNames names) {
    return new NetworkInfo(
        name,
        dataset,
        imageShape,
        featureSize,
        classes,
        names.names(),
        testAccuracy,
        trainingConfig,
        gan4jCommit,
        sha256,
        ports);
  }

  /** Returns the names of the classes; their numbers if they have no names. */
  public ClassNames namesOfClasses() {
    return classNames == null ? ClassNames.numbered(classes) : new ClassNames(classNames);
  }

  /** Returns where the images go in and the features come out. */
  NetworkPorts whereabouts() {
    return ports == null ? NetworkPorts.OWN : ports;
  }

  /** The shape of the images that the network takes. */
  public ImageShape shape() {
    return new ImageShape(imageShape.get(0), imageShape.get(1), imageShape.get(2));
  }

  /**
   * Reads the description of a network.
   *
   * @param json the file's content
   * @param place the file's name, for messages
   * @throws InputException if it is not a description, or lacks something
   */
  public static NetworkInfo parse(byte[] json, String place) {
    NetworkInfo info = Json.parse(json, NetworkInfo.class, place);
    info.missing()
        .ifPresent(
            field -> {
              throw new InputException(
                  place,
                  "expected the description of a feature network, found none of '" + field + "'",
                  "Use the .json file that was exported together with the network.");
            });
    return info;
  }

  private Optional<String> missing() {
    Map<String, Boolean> present = new LinkedHashMap<>();
    present.put("name", name != null);
    present.put("imageShape", imageShape != null && imageShape.size() == 3);
    present.put("featureSize", featureSize > 0);
    present.put("classes", whereabouts().logits() == null ? classes == 0 : classes > 0);
    present.put("classNames", classNames == null || isOneAClass(classNames, classes));
    present.put("sha256", sha256 != null);
    return present.keySet().stream()
        .filter(field -> !present.get(field))
        .findFirst()
        .or(() -> whereabouts().missing().map(field -> "ports." + field));
  }

  private static boolean isOneAClass(List<String> names, int classes) {
    return names.size() == classes && new HashSet<>(names).size() == classes;
  }

  /**
   * Writes the description.
   *
   * @throws InputException if the file cannot be written
   */
  public void write(Path file) {
    Json.write(this, file);
  }
}
