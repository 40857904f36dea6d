package org.gan4j.experiments.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What TensorFlow needs to use a GPU, and what of it is here.
 *
 * @param driver version of NVIDIA's kernel driver, empty where none is loaded
 * @param opened where each library lies that the process can open, by its soname
 * @param places where libraries lie that it cannot open, by their soname
 * @param gpuBuild whether this is TensorFlow's GPU build
 * @param usable whether TensorFlow has found a GPU it can use
 */
record CudaReport(
    Optional<String> driver,
    Map<String, Path> opened,
    Map<String, Path> places,
    boolean gpuBuild,
    boolean usable) {

  private static final String DRIVER = CudaLibrary.DRIVER.name();
  private static final int OLDEST_DRIVER = 525;

  /**
   * Returns one line for each library, such as {@code libcudnn.so.9 (cuDNN):
   * /usr/lib/libcudnn.so.9.5.1}.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("NVIDIA driver: " + driver.orElse("none is loaded"));
    lines.add(line(CudaLibrary.DRIVER));
    CudaLibrary.ALL.forEach(library -> lines.add(line(library)));
    return lines;
  }

  private String line(CudaLibrary library) {
    String name = library.name() + " (" + library.part() + "): ";
    if (opened.containsKey(library.name())) {
      return name + opened.get(library.name());
    }
    String absent = library.needed() ? "missing" : "missing, optional";
    return name
        + Optional.ofNullable(places.get(library.name()))
            .map(place -> "not opened, although " + place + " is there")
            .orElse(absent);
  }

  /** The one thing to do next; empty where nothing is missing. */
  Optional<String> nextStep() {
    if (usable) {
      return Optional.empty();
    }
    if (driver.isEmpty()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Install NVIDIA's driver, %d or newer; where there is no NVIDIA device, nothing is to do.",
              OLDEST_DRIVER));
    }
    if (major(driver.get()) < OLDEST_DRIVER) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Install a newer driver: CUDA 12 needs %d or newer, found %s.",
              OLDEST_DRIVER,
              driver.get()));
    }
    if (!gpuBuild) {
      return Optional.of("Use the GPU build: GAN_PROFILE=gpu gan doctor.");
    }
    return Optional.of(libraryStep());
  }

  private String libraryStep() {
    if (!opened.containsKey(DRIVER)) {
      return "Make "
          + DRIVER
          + " of the driver visible; in a container, start it with the GPU (docker run --gpus all).";
    }
    List<String> missing =
        CudaLibrary.ALL.stream()
            .filter(library -> library.needed() && !opened.containsKey(library.name()))
            .map(CudaLibrary::name)
            .toList();
    if (missing.isEmpty()) {
      return "Everything was found and there still is no GPU: gan doctor --debug shows"
          + " TensorFlow's reason.";
    }
    return missing.stream()
        .map(places::get)
        .filter(place -> place != null)
        .findFirst()
        .map(place -> "Add its folder: export LD_LIBRARY_PATH=" + place.getParent())
        .orElse(
            "Install CUDA 12 and cuDNN 9, or have them from Maven (2 GB):"
                + " GAN_PROFILE=gpu-redist gan doctor.");
  }

  private static int major(String version) {
    String digits = version.replaceFirst("\\D.*", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
