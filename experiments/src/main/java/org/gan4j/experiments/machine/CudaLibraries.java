package org.gan4j.experiments.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Looks for NVIDIA's driver and libraries as the loader of the system does, and then in the places
 * where they are usually installed.
 *
 * @param root the folder that the system's lie in, {@code /}
 * @param openings opens libraries
 */
record CudaLibraries(Path root, Openings openings) {

  private static final Pattern DRIVER_VERSION =
      Pattern.compile("Kernel Module\\D*?\\s([0-9.]+)\\s");
  private static final int DEPTH = 6;

  /** Opens libraries by their soname. */
  @FunctionalInterface
  interface Openings {

    /** Returns the path of the library; empty if it cannot be opened. */
    Optional<Path> open(String soname);
  }

  /** Looks on this machine and opens every library that it finds. */
  static CudaLibraries here() {
    return new CudaLibraries(Path.of("/"), CudaLibraries::open);
  }

  /**
   * @param gpuBuild whether this is TensorFlow's GPU build
   * @param usable whether TensorFlow has found a GPU
   */
  CudaReport report(boolean gpuBuild, boolean usable) {
    Map<String, Path> opened = new LinkedHashMap<>();
    Map<String, Path> places = new LinkedHashMap<>();
    List<Path> folders = usualFolders();
    Stream.concat(Stream.of(CudaLibrary.DRIVER), CudaLibrary.ALL.stream())
        .map(CudaLibrary::name)
        .forEach(
            name -> {
              openings.open(name).ifPresent(place -> opened.put(name, place));
              if (!opened.containsKey(name)) {
                folders.stream()
                    .map(folder -> folder.resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(place -> places.put(name, place));
              }
            });
    return new CudaReport(driver(), opened, places, gpuBuild, usable);
  }

  /** The version of the kernel module, {@code 550.54.15}. */
  Optional<String> driver() {
    try {
      String text = Files.readString(root.resolve("proc/driver/nvidia/version"));
      Matcher matcher = DRIVER_VERSION.matcher(text);
      return Optional.of(matcher.find() ? matcher.group(1) : text.lines().findFirst().orElse(""));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Returns the folders into which toolkits, distributions and Python packages put the libraries.
   */
  private List<Path> usualFolders() {
    List<Path> folders = new ArrayList<>();
    for (String name : List.of("usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib/wsl/lib")) {
      folders.add(root.resolve(name));
    }
    for (String name : List.of("usr/local", "opt")) {
      folders.addAll(toolkits(root.resolve(name)));
    }
    return folders;
  }

  private static List<Path> toolkits(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.find(parent, DEPTH, (path, is) -> is.isDirectory() && isToolkit(path))) {
      return found.sorted().toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static boolean isToolkit(Path folder) {
    return folder.toString().matches(".*/(cuda[^/]*|nvidia/[^/]+)/(.*/)?lib(64)?");
  }

  private static Optional<Path> open(String soname) {
    try {
      Loader.loadGlobal(soname);
    } catch (UnsatisfiedLinkError absent) {
      return Optional.empty();
    }
    return Optional.of(mapped(soname).orElse(Path.of(soname)));
  }

  /** The file that a loaded library is mapped from; its name may go on with the whole version. */
  private static Optional<Path> mapped(String soname) {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.contains("/" + soname))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .findFirst();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }
}
