package org.gan4j.eval.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.decode.ImageDecoder;
import org.gan4j.core.internal.folder.ImageNames;
import org.gan4j.core.internal.folder.SplitFolders;

/** Image files. The classes are those of all files named as images, damaged or not. */
final class FileCollection implements ImageCollection {

  private final EncodedFiles files;
  private final ImageNames candidates;
  private final int[] kept; // positions among the candidates
  private final List<Skipped> skipped;
  private String contentHash;

  private FileCollection(
      EncodedFiles files, ImageNames candidates, int[] kept, List<Skipped> skipped) {
    this.files = files;
    this.candidates = candidates;
    this.kept = kept;
    this.skipped = skipped;
  }

  /** Takes over the files, which are closed if they are refused. */
  static FileCollection of(EncodedFiles files, Damaged damaged) {
    try {
      List<String> images = files.names().stream().filter(ImageNames::isImage).toList();
      SplitFolders.requireNone(Path.of(files.place()), images);
      FileCollection collection = damaged == Damaged.SKIP ? withoutDamaged(files) : withAll(files);
      if (collection.count() == 0) {
        throw new InputException(
            files.place(),
            collection.skipped.isEmpty()
                ? "expected .png, .jpg or .jpeg files, found none"
                : String.format(
                    Locale.ROOT,
                    "expected intact images, found none among %d files, the first: %s",
                    collection.skipped.size(),
                    collection.skipped.get(0).reason()),
            "Give the folder or archive that holds the images.");
      }
      return collection;
    } catch (InputException refused) {
      files.close();
      throw refused;
    }
  }

  private static FileCollection withAll(EncodedFiles files) {
    for (String name : files.names()) {
      if (!ImageNames.isImage(name)) {
        throw noImage(files, name);
      }
    }
    ImageNames names = new ImageNames(files.names());
    int[] all = IntStream.range(0, names.names().size()).toArray();
    return new FileCollection(files, names, all, List.of());
  }

  private static FileCollection withoutDamaged(EncodedFiles files) {
    List<Skipped> skipped =
        files.names().parallelStream()
            .map(name -> check(files, name))
            .flatMap(Optional::stream)
            .toList();
    Set<String> damaged = skipped.stream().map(Skipped::name).collect(Collectors.toSet());
    List<String> names = files.names().stream().filter(ImageNames::isImage).toList();
    int[] kept =
        IntStream.range(0, names.size()).filter(k -> !damaged.contains(names.get(k))).toArray();
    return new FileCollection(files, new ImageNames(names), kept, skipped);
  }

  private static Optional<Skipped> check(EncodedFiles files, String name) {
    try {
      if (!ImageNames.isImage(name)) {
        throw noImage(files, name);
      }
      ImageDecoder.decode(files.placeOf(name), files.read(name));
      return Optional.empty();
    } catch (InputException damage) {
      return Optional.of(new Skipped(name, damage.getMessage()));
    }
  }

  private static InputException noImage(EncodedFiles files, String name) {
    return new InputException(
        files.placeOf(name),
        "expected only .png, .jpg and .jpeg files among images, found another",
        "Take it out, convert it, or ask for such files to be skipped.");
  }

  @Override
  public String name() {
    return files.name();
  }

  @Override
  public synchronized String contentHash() {
    if (contentHash == null) {
      contentHash = ContentHash.of(Arrays.stream(kept).mapToObj(this::candidate).toList(), files);
    }
    return contentHash;
  }

  private String candidate(int position) {
    return candidates.names().get(position);
  }

  @Override
  public int count() {
    return kept.length;
  }

  @Override
  public String nameOf(int index) {
    return files.placeOf(candidate(kept[index]));
  }

  @Override
  public Images read(int index) {
    String name = candidate(kept[index]);
    return ImageDecoder.decode(files.placeOf(name), files.read(name));
  }

  @Override
  public Optional<ClassLabels> labels() {
    ClassNames names = new ClassNames(candidates.classes());
    return candidates.labels().map(all -> new ClassLabels(all, names).select(kept));
  }

  @Override
  public List<Skipped> skipped() {
    return skipped;
  }

  @Override
  public void close() {
    files.close();
  }
}
