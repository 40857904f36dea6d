package org.gan4j.experiments.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Loader;
import org.gan4j.core.InputException;

/**
 * CUDA and cuDNN from the class path, where the profile {@code cuda-redist} put them. TensorFlow
 * opens them by name, and the loader of the system then takes what the process has loaded already,
 * wherever it lies: so each is unpacked once, into JavaCPP's cache, and loaded first. TensorFlow's
 * own list of libraries to load names those of CUDA 11.
 */
final class CudaRedist {

  private static final String FOLDER = "/org/bytedeco/cuda/linux-x86_64/";

  /** Each after all that it needs; cuDNN and NVRTC open their parts by name when they are used. */
  static final List<String> ORDER =
      List.of(
          "libcudart.so.12",
          "libnvrtc-builtins.so.12.6",
          "libnvrtc.so.12",
          "libnvJitLink.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcufft.so.11",
          "libcurand.so.10",
          "libcusparse.so.12",
          "libcusolver.so.11",
          "libcudnn_graph.so.9",
          "libcudnn_ops.so.9",
          "libcudnn_cnn.so.9",
          "libcudnn_adv.so.9",
          "libcudnn_engines_runtime_compiled.so.9",
          "libcudnn_engines_precompiled.so.9",
          "libcudnn_heuristic.so.9",
          "libcudnn.so.9",
          "libnccl.so.2",
          "libcupti.so.12");

  private CudaRedist() {}

  /** Returns whether it is on the class path. */
  static boolean isPresent() {
    return CudaRedist.class.getResource(FOLDER + ORDER.get(0)) != null;
  }

  /**
   * Loads all libraries; to be called before TensorFlow is touched. Does nothing where the class
   * path has none.
   *
   * @param lines told once if the libraries must be unpacked first
   * @return the folder that they lie in
   * @throws InputException if one cannot be unpacked or loaded
   */
  static Optional<Path> load(Consumer<String> lines) {
    if (!isPresent()) {
      return Optional.empty();
    }
    try {
      if (!isUnpacked()) {
        lines.accept("Unpacking CUDA and cuDNN into " + Loader.getCacheDir() + " (once, 2.7 GB)");
      }
      for (String name : ORDER) {
        System.load(unpacked(name).getPath());
      }
      return Optional.of(unpacked(ORDER.get(0)).toPath().getParent());
    } catch (IOException | UnsatisfiedLinkError failed) {
      throw new InputException(
          "CUDA from Maven",
          "expected libraries that load, found (" + failed.getMessage() + ")",
          "Delete them from JavaCPP's cache, or use the system's: GAN_PROFILE=gpu.",
          failed);
    }
  }

  private static boolean isUnpacked() throws IOException {
    String jar = "cuda-";
    File[] caches = Loader.getCacheDir().listFiles((folder, name) -> name.startsWith(jar));
    String last = FOLDER + ORDER.get(ORDER.size() - 1);
    for (File cache : caches == null ? new File[0] : caches) {
      if (new File(cache, last).isFile()) {
        return true;
      }
    }
    return false;
  }

  private static File unpacked(String name) throws IOException {
    File file = Loader.cacheResource(FOLDER + name);
    if (file == null) {
      throw new IOException(name + " is not in the jar");
    }
    return file;
  }
}
