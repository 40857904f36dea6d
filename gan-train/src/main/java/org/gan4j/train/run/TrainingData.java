package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Counterpart;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * The content of {@code data.json}: what the networks of a run need to know about the training
 * images, so that the run samples and translates without the images. The file holds its own hash.
 *
 * @param name name of the data set, {@code folder:faces-64x64x3/train}
 * @param contentHash hash of the data set, as in the provenance
 * @param shape shape of an image, {@code [height, width, channels]}
 * @param count number of images
 * @param classNames names of the classes, class 0 first; empty without labels
 * @param labels the class of each image; null without labels
 * @param counterpart domain B; null for a data set with one domain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingData(
    String name,
    String contentHash,
    List<Integer> shape,
    int count,
    List<String> classNames,
    int[] labels,
    DomainB counterpart) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Domain B.
   *
   * @param images images of domain B
   * @param paired whether image i of A belongs to image i of B
   */
  public record DomainB(TrainingData images, boolean paired) {}

  /** The file with its hash. */
  private record Sealed(String sha256, JsonNode data) {}

  /** Describes a data set. */
  public static TrainingData of(Dataset dataset) {
    ImageShape shape = dataset.shape();
    return new TrainingData(
        dataset.name(),
        dataset.contentHash(),
        List.of(shape.height(), shape.width(), shape.channels()),
        dataset.count(),
        dataset.classNames().names(),
        dataset.labels().orElse(null),
        dataset.counterpart().map(b -> new DomainB(of(b.images()), b.paired())).orElse(null));
  }

  /** Returns the data set without its images; reading an image fails. */
  public Dataset withoutImages() {
    return new Dataset(
        name,
        contentHash,
        new AbsentImages(name, new ImageShape(shape.get(0), shape.get(1), shape.get(2)), count),
        Optional.ofNullable(labels),
        new ClassNames(classNames),
        Optional.ofNullable(counterpart)
            .map(b -> new Counterpart(b.images.withoutImages(), b.paired)));
  }

  /**
   * Writes the file, completely or not at all.
   *
   * @throws InputException if it cannot be written
   */
  public void write(Path file) {
    JsonNode data = JSON.valueToTree(this);
    try {
      String text = JSON.writeValueAsString(new Sealed(hash(data), data));
      AtomicFile.write(file, (text + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return empty if there is no such file, as in runs of earlier versions
   * @throws InputException if it is damaged
   */
  public static Optional<TrainingData> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode found = JSON.readTree(Files.readAllBytes(file));
      JsonNode data = found.path("data");
      if (!hash(data).equals(found.path("sha256").asText())) {
        throw damaged(file, "another hash", null);
      }
      return Optional.of(JSON.treeToValue(data, TrainingData.class));
    } catch (IOException failed) {
      throw damaged(file, failed.getMessage().lines().findFirst().orElse(""), failed);
    }
  }

  private static String hash(JsonNode data) {
    return Hashing.sha256().hashString(data.toString(), UTF_8).toString();
  }

  private static InputException damaged(Path file, String found, IOException cause) {
    return new InputException(
        file.toString(),
        "expected the description of the training images, found a damaged file (" + found + ")",
        "Restore the file, or delete it; the training images are then read instead.",
        cause);
  }
}
