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
 * {@code data.json}: what a run's networks need of the images that it was trained on, so that it
 * samples and translates without them. The file carries its own hash.
 *
 * @param name of the data set, {@code folder:faces-64x64x3/train}
 * @param contentHash of the data set, as provenance has it
 * @param shape of an image, {@code [height, width, channels]}
 * @param count number of images
 * @param classNames what the classes are called, class 0 first; empty without labels
 * @param labels the class of each image; null without labels
 * @param counterpart domain B; null for a data set of one domain
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
   * @param images of it
   * @param paired whether image i of A belongs to image i of B
   */
  public record DomainB(TrainingData images, boolean paired) {}

  /** The file. */
  private record Sealed(String sha256, JsonNode data) {}

  /** What is known of a data set. */
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

  /** The data set without its images: reading one fails. */
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
   * Writes the file: complete, or not at all.
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
   * @return empty where there is no such file: runs of earlier versions have none
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
        "expected what is known of the training images, found a damaged file (" + found + ")",
        "Restore the file, or delete it: then the training images themselves are read.",
        cause);
  }
}
