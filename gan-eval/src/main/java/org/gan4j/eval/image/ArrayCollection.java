package org.gan4j.eval.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.decode.ImageLimits;
import org.gan4j.eval.internal.numpy.NpyArray;
import org.gan4j.eval.internal.numpy.NpyType;
import org.gan4j.eval.internal.numpy.NpzFile;

/** Images in a NumPy array, read directly from the file. */
final class ArrayCollection implements ImageCollection {

  private static final int MAX_LABEL = 999_999;

  private final String name;
  private final NpyArray pixels;
  private final ImageShape shape;
  private final Optional<int[]> labels;
  private final Optional<NpzFile> archive;
  private String contentHash;

  private ArrayCollection(
      String name, NpyArray pixels, Optional<int[]> labels, Optional<NpzFile> archive) {
    this.name = name;
    this.pixels = pixels;
    this.shape = shapeOf(pixels);
    this.labels = labels;
    this.archive = archive;
    labels.ifPresent(this::checkLabels);
  }

  static ArrayCollection ofNpy(Path file) {
    NpyArray array = NpyArray.open(file);
    try {
      return new ArrayCollection(
          "npy:" + PathNames.last(file), array, Optional.empty(), Optional.empty());
    } catch (InputException refused) {
      array.close();
      throw refused;
    }
  }

  static ArrayCollection ofNpz(Path file) {
    NpzFile npz = NpzFile.open(file);
    try {
      NpyArray pixels = npz.array(imagesOf(file, npz.names()));
      return new ArrayCollection(
          "npz:" + PathNames.last(file), pixels, labelsOf(npz), Optional.of(npz));
    } catch (InputException refused) {
      npz.close();
      throw refused;
    }
  }

  private static String imagesOf(Path file, List<String> names) {
    return List.of("images", "arr_0").stream()
        .filter(names::contains)
        .findFirst()
        .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
        .orElseThrow(
            () ->
                new InputException(
                    file.toString(),
                    "expected one array, or one called images or arr_0, found "
                        + String.join(", ", names),
                    "Save the images under one of these names."));
  }

  private static Optional<int[]> labelsOf(NpzFile npz) {
    if (!npz.names().contains("labels")) {
      return Optional.empty();
    }
    try (NpyArray labels = npz.array("labels")) {
      return Optional.of(labels.ints());
    }
  }

  private static ImageShape shapeOf(NpyArray array) {
    List<Integer> sizes = array.shape();
    int channels = sizes.size() == 4 ? sizes.get(3) : 1;
    boolean images =
        array.type() == NpyType.UINT8
            && (sizes.size() == 3 || sizes.size() == 4)
            && sizes.stream().allMatch(size -> size > 0)
            && (channels == 1 || channels == 3);
    // [h, w, 3] is a single image in colour rather than h grey ones of three columns.
    if (!images || (sizes.size() == 3 && sizes.get(2) <= 4)) {
      throw new InputException(
          array.place(),
          String.format(
              Locale.ROOT,
              "expected uint8 of shape [n, h, w] or [n, h, w, c] with c = 1 or 3, found %s of shape %s",
              array.type(),
              sizes),
          "Save the images in this layout.");
    }
    ImageLimits.check(array.place(), sizes.get(2), sizes.get(1));
    return new ImageShape(sizes.get(1), sizes.get(2), channels);
  }

  private void checkLabels(int[] values) {
    if (values.length != count()) {
      throw wrongLabels(values.length + " labels");
    }
    for (int label : values) {
      if (label < 0 || label > MAX_LABEL) {
        throw wrongLabels("label " + label);
      }
    }
  }

  private InputException wrongLabels(String found) {
    return new InputException(
        pixels.place(),
        String.format(
            Locale.ROOT,
            "expected a label from 0 to %d for each of %d images, found %s",
            MAX_LABEL,
            count(),
            found),
        "Correct the array 'labels'.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized String contentHash() {
    if (contentHash == null) {
      contentHash = ContentHash.of(pixels, shape, labels.orElse(new int[0]));
    }
    return contentHash;
  }

  @Override
  public int count() {
    return pixels.shape().get(0);
  }

  @Override
  public String nameOf(int index) {
    return pixels.place() + ", image " + index;
  }

  @Override
  public Images read(int index) {
    Objects.checkIndex(index, count());
    return new Images(shape, pixels.bytes((long) index * shape.size(), shape.size()));
  }

  @Override
  public Optional<ClassLabels> labels() {
    return labels.map(values -> new ClassLabels(values, ClassNames.numbered(classes(values))));
  }

  private static int classes(int[] values) {
    return 1 + Arrays.stream(values).max().orElse(-1);
  }

  @Override
  public void close() {
    pixels.close();
    archive.ifPresent(NpzFile::close);
  }
}
