package org.gan4j.eval.image;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.ImageBytes;
import org.gan4j.core.internal.folder.ImageNames;
import org.gan4j.eval.internal.archive.ZipArchive;

/** The files of a zip archive. */
record ZippedFiles(ZipArchive archive, List<String> names) implements EncodedFiles {

  /**
   * Opens an archive.
   *
   * @throws InputException as {@link ZipArchive#open}
   */
  static ZippedFiles in(Path file) {
    ZipArchive archive = ZipArchive.open(file);
    List<String> names =
        archive.names().stream().filter(name -> !ImageNames.isHidden(name)).sorted().toList();
    return new ZippedFiles(archive, names);
  }

  @Override
  public String name() {
    return "zip:" + PathNames.last(archive.file());
  }

  @Override
  public String place() {
    return archive.file().toString();
  }

  @Override
  public String placeOf(String name) {
    return archive.placeOf(name);
  }

  @Override
  public byte[] read(String name) {
    return archive.read(name, ImageBytes.MOST);
  }

  @Override
  public void close() {
    archive.close();
  }
}
