package org.gan4j.eval.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * The sample grids that a report shows.
 *
 * @param last the newest, null if there is none
 * @param earlier up to {@value #STRIP} before it, evenly over training, oldest first
 */
record GridFiles(Grid last, List<Grid> earlier) {

  private static final int STRIP = 6;
  private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})\\.png");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  /**
   * One grid.
   *
   * @param step when it was taken
   * @param uri the PNG as a data URI
   */
  record Grid(long step, String uri) {}

  private record File(long step, Path path) {}

  /** Reads a run's samples; files that are no PNG, as one half written, are left out. */
  static GridFiles read(Path folder) {
    List<File> files = files(folder);
    if (files.isEmpty()) {
      return new GridFiles(null, List.of());
    }
    int before = files.size() - 1;
    List<Grid> earlier = new ArrayList<>();
    for (int i = 0; i < Math.min(STRIP, before); i++) {
      earlier.add(
          grid(
              files.get(before <= STRIP ? i : (int) Math.round(i * (before - 1.0) / (STRIP - 1)))));
    }
    return new GridFiles(grid(files.get(before)), earlier);
  }

  private static List<File> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.flatMap(GridFiles::file).sorted(Comparator.comparingLong(File::step)).toList();
    } catch (IOException failed) {
      throw unreadable(folder, failed);
    }
  }

  private static Stream<File> file(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches() || !Arrays.equals(Arrays.copyOf(bytes(path), 4), PNG)) {
      return Stream.empty();
    }
    return Stream.of(new File(Long.parseLong(name.group(1)), path));
  }

  private static Grid grid(File file) {
    String base64 = Base64.getEncoder().encodeToString(bytes(file.path));
    return new Grid(file.step, "data:image/png;base64," + base64);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw unreadable(file, failed);
    }
  }

  private static InputException unreadable(Path path, IOException failed) {
    return new InputException(
        path.toString(),
        "cannot be read (" + DiskFault.reason(failed) + ")",
        "Check its permissions.",
        failed);
  }
}
