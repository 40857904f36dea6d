package org.gan4j.core.data.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;
import org.gan4j.core.internal.folder.FolderLoader;
import org.gan4j.core.internal.folder.KnownHashes;
import org.gan4j.core.internal.text.Nearest;

/** The data sets that a config can name, and whether each is present. */
public final class DatasetCatalog {

  /**
   * A known data set.
   *
   * @param name name in {@code dataset.name}
   * @param description description in one line
   * @param available whether it can be loaded now (files are found, not yet checked)
   * @param where where it is, or where it was searched for
   */
  public record Entry(String name, String description, boolean available, String where) {}

  private final List<DatasetFamily> families;

  /**
   * @param places folders in which data sets that are not shipped are searched for
   */
  public DatasetCatalog(DataPlaces places) {
    KnownHashes hashes = new KnownHashes(places.dataDirectory().resolve("folder-hashes"));
    DatasetFamily mnist = new MnistFamily();
    DatasetFamily fashion = new FashionMnistFamily(places);
    families =
        List.of(
            mnist,
            fashion,
            new FolderFamily(hashes),
            new OutlinesFamily(mnist),
            new TonesFamily("mnist-tones", mnist),
            new TonesFamily("fashion-tones", fashion),
            new UnpairedFoldersFamily(hashes),
            new PairedFolderFamily(hashes));
  }

  /**
   * Returns the catalog of this machine, from its environment variables and the user's home folder.
   */
  public static DatasetCatalog ofEnvironment() {
    return new DatasetCatalog(DataPlaces.ofEnvironment());
  }

  /** Returns every known data set, in a fixed order. */
  public List<Entry> known() {
    return families.stream().map(DatasetFamily::entry).toList();
  }

  /**
   * Loads a split as {@link #load(DatasetSpec, Split, ReadingListener)} does, without a listener.
   */
  public Dataset load(DatasetSpec spec, Split split) {
    return load(spec, split, ReadingListener.SILENT);
  }

  /**
   * Loads a split into memory. If a folder is too large or is to be streamed, its images are read
   * when they are asked for. Images and hash are the same in both cases and on every machine.
   *
   * @param listener told about progress
   * @throws InputException if the name is unknown (the known ones are listed), the spec does not
   *     fit the data set, or its files are missing, damaged or altered
   */
  public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
    DatasetFamily family =
        families.stream()
            .filter(known -> known.entry().name().equals(spec.name()))
            .findFirst()
            .orElseThrow(() -> unknown(spec.name()));
    if (!family.readsFiles()) {
      spec.requireNoneOfFiles();
    }
    return family.load(spec, split, listener);
  }

  private InputException unknown(String name) {
    List<String> names = known().stream().map(Entry::name).toList();
    String known = "Use " + String.join(", ", names) + ".";
    return InputException.atKey(
        "/dataset/name",
        "expected a known data set, found '" + name + "'",
        Nearest.to(name, names).map(near -> "Did you mean " + near + "? ").orElse("") + known);
  }

  private record MnistFamily() implements DatasetFamily {
    @Override
    public Entry entry() {
      return new Entry(
          "mnist",
          "handwritten digits, 60000 train and 10000 test, 28x28 grey, 10 classes",
          true,
          "shipped with gan4j");
    }

    @Override
    public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
      if (spec.path().isPresent()) {
        throw InputException.atKey(
            "/dataset/path",
            "mnist ships with gan4j: expected no path, found " + spec.path().get(),
            "Remove the key.");
      }
      Enlargement.check(spec);
      return Enlargement.to(spec.imageSize(), Mnist.load(split));
    }
  }

  private record FashionMnistFamily(DataPlaces places) implements DatasetFamily {
    @Override
    public Entry entry() {
      Optional<Path> folder = FashionMnist.find(places.folders("fashion-mnist"));
      List<String> missing = folder.map(FashionMnist::missing).orElse(List.of());
      return new Entry(
          "fashion-mnist",
          "articles of clothing, 60000 train and 10000 test, 28x28 grey, 10 classes",
          folder.isPresent() && missing.isEmpty(),
          folder.map(Path::toString).orElse("not found in " + searched())
              + (missing.isEmpty() ? "" : ", without " + String.join(", ", missing)));
    }

    private String searched() {
      return places.folders("fashion-mnist").stream()
          .map(Path::toString)
          .collect(Collectors.joining(" or "));
    }

    @Override
    public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
      Enlargement.check(spec);
      List<Path> folders =
          spec.path().isEmpty() ? places.folders("fashion-mnist") : List.of(spec.folder());
      return Enlargement.to(spec.imageSize(), FashionMnist.load(folders, split));
    }
  }

  private record FolderFamily(KnownHashes hashes) implements DatasetFamily {
    @Override
    public Entry entry() {
      return new Entry(
          "folder",
          "your own PNG and JPEG images, cut to the centre square and resized",
          true,
          "the folder given as dataset.path");
    }

    @Override
    public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
      return ImageFolder.load(new FolderLoader(spec, hashes, listener), split);
    }

    @Override
    public boolean readsFiles() {
      return true;
    }
  }
}
