package org.gan4j.core.data.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.idx.IdxSource;
import org.gan4j.core.data.idx.PinnedIdx;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747): 60 000 training and 10 000 test
 * images of Zalando's articles, 28x28 grey, ten classes, in the four files of MNIST's layout. They
 * are not shipped; they are read from a folder, packed as published or unpacked, and checked
 * against the SHA-256 of the official content on every read.
 */
final class FashionMnist {

  /** The names by its authors. */
  private static final ClassNames ARTICLES =
      new ClassNames(
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  private static final Map<Split, PinnedIdx> SPLITS =
      Map.of(
          Split.TRAIN,
          new PinnedIdx(
              new PinnedIdx.PinnedFile(
                  "train-images-idx3-ubyte.gz",
                  "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
              new PinnedIdx.PinnedFile(
                  "train-labels-idx1-ubyte.gz",
                  "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
              ARTICLES,
              "91eee4abd3fee71d467c713c7e625d78c6db6a40e1a748bc621953addaa5c17f"),
          Split.TEST,
          new PinnedIdx(
              new PinnedIdx.PinnedFile(
                  "t10k-images-idx3-ubyte.gz",
                  "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
              new PinnedIdx.PinnedFile(
                  "t10k-labels-idx1-ubyte.gz",
                  "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
              ARTICLES,
              "3d90e27eba2f9d1853db798d52e12565a921a6fbc57b8ec85c5b38706eae3793"));

  private static final String SOURCE = "https://github.com/zalandoresearch/fashion-mnist";

  private FashionMnist() {}

  /**
   * Reads a split at its native 28x28x1.
   *
   * @param folders folders to search, in order; the first that holds any of the four files is read
   * @return the data set {@code fashion-mnist/train} or {@code fashion-mnist/test}, labelled
   * @throws InputException if no folder holds it (all of them are listed), or a file is missing
   *     there, damaged or altered
   */
  static Dataset load(List<Path> folders, Split split) {
    Path folder = find(folders).orElseThrow(() -> notFound(folders));
    return SPLITS.get(split).read("fashion-mnist/" + split, name -> source(folder, name));
  }

  /** Finds the first folder that holds any of the four files, packed or not. */
  static Optional<Path> find(List<Path> folders) {
    return folders.stream().filter(folder -> missing(folder).size() < names().count()).findFirst();
  }

  /** Returns those of the four files that a folder lacks in both forms, packed and unpacked. */
  static List<String> missing(Path folder) {
    return names().filter(name -> !Files.exists(choose(folder, name))).toList();
  }

  /** Returns the packed file, or the unpacked one if only that exists. */
  private static Path choose(Path folder, String name) {
    Path packed = folder.resolve(name);
    Path plain = folder.resolve(name.substring(0, name.length() - ".gz".length()));
    return !Files.exists(packed) && Files.exists(plain) ? plain : packed;
  }

  private static IdxSource source(Path folder, String name) {
    return IdxSource.file(
        choose(folder, name), "Get the official " + name + " again from " + SOURCE + ".");
  }

  private static InputException notFound(List<Path> folders) {
    return new InputException(
        "data set fashion-mnist",
        "expected its four files in one folder, found none of them in "
            + folders.stream().map(Path::toString).collect(Collectors.joining(" or ")),
        "Put "
            + names().collect(Collectors.joining(", "))
            + " into "
            + folders.get(0)
            + " (official copies: "
            + SOURCE
            + "; on Debian: package"
            + " dataset-fashion-mnist).");
  }

  private static Stream<String> names() {
    return Stream.of(Split.values()).flatMap(split -> SPLITS.get(split).names().stream());
  }
}
