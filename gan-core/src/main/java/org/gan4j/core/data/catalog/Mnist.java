package org.gan4j.core.data.catalog;

import com.google.common.io.Resources;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.idx.IdxSource;
import org.gan4j.core.data.idx.PinnedIdx;

/**
 * MNIST, the handwritten digits of LeCun, Cortes and Burges: 60 000 training and 10 000 test
 * images, 28x28 grey, 0 background and 255 ink, ten classes. It ships inside this jar (CC BY-SA
 * 3.0, see NOTICE) and is checked against the SHA-256 of its four official files on every read.
 */
final class Mnist {

  private static final ClassNames DIGITS = ClassNames.numbered(10);

  private static final Map<Split, PinnedIdx> SPLITS =
      Map.of(
          Split.TRAIN,
          new PinnedIdx(
              new PinnedIdx.PinnedFile(
                  "train-images-idx3-ubyte.gz",
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
              new PinnedIdx.PinnedFile(
                  "train-labels-idx1-ubyte.gz",
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
              DIGITS,
              "5aa9f7b9aa76abd217a89cac2e7742c5d505a3fe2abc75ecd5e7ab19abf638a0"),
          Split.TEST,
          new PinnedIdx(
              new PinnedIdx.PinnedFile(
                  "t10k-images-idx3-ubyte.gz",
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
              new PinnedIdx.PinnedFile(
                  "t10k-labels-idx1-ubyte.gz",
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
              DIGITS,
              "22e0ede5d83df5e99d8d8cb09384c1b01ba9e726fca877e7dbb8ab7cf53451ff"));

  private Mnist() {}

  /**
   * Reads a split at its native 28x28x1.
   *
   * @return the data set {@code mnist/train} or {@code mnist/test}, labelled
   * @throws InputException if a resource is missing, damaged or altered
   */
  static Dataset load(Split split) {
    return load(split, Mnist::resource);
  }

  static Dataset load(Split split, Function<String, IdxSource> locate) {
    return SPLITS.get(split).read("mnist/" + split, locate);
  }

  static IdxSource resource(String name) {
    String path = "/org/gan4j/core/data/mnist/" + name;
    String remedy =
        "The copy of MNIST in this build is damaged: restore"
            + " gan-core/src/main/resources from version control and build again.";
    URL url = Mnist.class.getResource(path);
    if (url == null) {
      throw new InputException("class path resource " + path, "expected it, found none", remedy);
    }
    return new IdxSource("class path resource " + path, Resources.asByteSource(url), remedy);
  }
}
