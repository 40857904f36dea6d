package org.gan4j.eval.network;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.eval.internal.download.Download;
import org.gan4j.eval.internal.download.RecordedHash;
import org.gan4j.eval.internal.download.TarGz;

/**
 * Gets the 2015 Inception graph from the TensorFlow project's archive, as the code of Heusel et al.
 * 2017 does. The SHA-256 of the first archive and graph are recorded in files beside them, and all
 * later ones must have the same.
 *
 * <p>If the user has put an archive into the folder, it is used instead of a download.
 */
public final class InceptionArchive {

  /** The address at which the archive is published. */
  public static final URI SOURCE =
      URI.create("https://download.tensorflow.org/models/image/imagenet/inception-2015-12-05.tgz");

  private static final String ARCHIVE = "inception-2015-12-05.tgz";
  private static final long MAX_BYTES = 512L << 20;

  private final URI source;
  private final Path folder;
  private final Download download;

  /**
   * @param source address of the archive, http or https
   * @param folder where the graph goes
   */
  public InceptionArchive(URI source, Path folder) {
    this(source, folder, new Download());
  }

  InceptionArchive(URI source, Path folder, Download download) {
    this.source = source;
    this.folder = folder;
    this.download = download;
  }

  /** From its official address into the data folder. */
  public static InceptionArchive of(DataPlaces places) {
    return new InceptionArchive(SOURCE, places.dataDirectory().resolve(InceptionV3.NAME));
  }

  /**
   * The graph in a data folder.
   *
   * @throws InputException if there is none
   */
  public static Path locate(DataPlaces places) {
    return places.folders(InceptionV3.NAME).stream()
        .map(folder -> folder.resolve(InceptionV3.FILE))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "feature network " + InceptionV3.NAME,
                    "expected "
                        + InceptionV3.FILE
                        + " in one of "
                        + places.folders(InceptionV3.NAME)
                        + ", found none",
                    "Get it by ./gan fetch inception2015, or give the file by --inception."));
  }

  /**
   * Downloads and unpacks the graph; does nothing but check it if it is there. What an interrupted
   * call has downloaded, the next one builds on.
   *
   * @return the graph's file
   * @throws InputException if it cannot be got, is damaged, or is not what was got first
   */
  public Path fetch(Download.Progress progress) {
    AtomicFile.makeFolder(folder);
    Path graph = folder.resolve(InceptionV3.FILE);
    if (!Files.exists(graph)) {
      unpack(graph, progress);
    }
    RecordedHash.beside(graph).checkOrRecord(sha256(graph));
    return graph;
  }

  private void unpack(Path graph, Download.Progress progress) {
    Path archive = folder.resolve(ARCHIVE);
    if (!Files.exists(archive)) {
      download.fetch(source, archive, MAX_BYTES, progress);
    }
    try {
      String hash = sha256(archive);
      RecordedHash recorded = RecordedHash.beside(archive);
      recorded.check(hash);
      TarGz.extract(archive, InceptionV3.FILE, graph, MAX_BYTES);
      recorded.checkOrRecord(hash);
    } finally {
      delete(archive);
    }
  }

  private static void delete(Path archive) {
    try {
      Files.deleteIfExists(archive);
    } catch (IOException failed) {
      throw unusable(archive, failed);
    }
  }

  private static String sha256(Path file) {
    try {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    } catch (IOException failed) {
      throw unusable(file, failed);
    }
  }

  private static InputException unusable(Path file, IOException failed) {
    return new InputException(
        file.toString(),
        "cannot be read or deleted (" + DiskFault.reason(failed) + ")",
        "Check the file and its permissions.",
        failed);
  }
}
