package org.gan4j.core.internal.folder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.Storage;
import org.gan4j.core.data.catalog.DatasetCatalog;

/** A folder of small pictures whose files have not been changed for a day, and a data folder. */
public final class FolderPictures {

  public static final int COUNT = 70;

  public final Path images;
  public final Path caches;
  private final DatasetCatalog catalog;

  /** What a reading said. */
  public static final class Told implements ReadingListener {

    public final List<String> notes = new ArrayList<>();
    public int progress;

    @Override
    public void progress(String name, int done, int total) {
      progress = done;
    }

    @Override
    public synchronized void note(String line) {
      notes.add(line);
    }
  }

  public FolderPictures(Path folder) throws IOException {
    images = folder.resolve("images");
    caches = folder.resolve("caches");
    catalog = new DatasetCatalog(new DataPlaces(folder.resolve("data"), folder.resolve("none")));
    for (int i = 0; i < COUNT; i++) {
      picture(
          images.resolve(
              (i % 2 == 0 ? "cat/" : "dog/") + String.format(Locale.ROOT, "%03d.png", i)),
          i);
    }
    settle();
  }

  /** Writes a picture of 10x6 pixels. */
  public static void picture(Path file, int seed) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage picture = new BufferedImage(10, 6, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      picture.setRGB(i % 10, i / 10, random.nextInt(1 << 24));
    }
    ImageIO.write(picture, "png", file.toFile());
  }

  /** Gives all files the time of yesterday. */
  public void settle() throws IOException {
    FileTime yesterday = FileTime.from(Instant.now().minusSeconds(86_400));
    try (Stream<Path> all = Files.walk(images)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, yesterday);
      }
    }
  }

  public DatasetSpec spec(Storage storage, Optional<Integer> readers, boolean cached) {
    return new DatasetSpec("folder", Optional.of(images.toString()), 4, 3)
        .kept(
            Optional.of(storage),
            readers,
            cached ? Optional.of(caches.toString()) : Optional.empty());
  }

  public Dataset load(DatasetSpec spec, ReadingListener listener) {
    return catalog.load(spec, Split.TRAIN, listener);
  }

  public Dataset load(Storage storage, boolean cached, ReadingListener listener) {
    return load(spec(storage, Optional.empty(), cached), listener);
  }

  /** Replaces a byte of a file and keeps size and time. */
  public static void flip(Path file, long position) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (position < 0 ? bytes.length + position : position)] ^= 4;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);
  }
}
