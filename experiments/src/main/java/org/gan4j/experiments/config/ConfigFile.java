package org.gan4j.experiments.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.text.Nearest;

/** The text of a config file. */
final class ConfigFile {

  private static final int LARGEST = 1 << 20;

  private ConfigFile() {}

  /**
   * @throws InputException if there is no such file, it cannot be read, is no UTF-8 or has more
   *     than a mebibyte
   */
  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          file.toString(), "expected a config file, found a folder", "Give a .yaml file in it.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new InputException(
            file.toString(),
            "expected a config file, found more than " + LARGEST + " bytes",
            "Give a .yaml file.");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException missing) {
      throw new InputException(
          file.toString(), "expected a config file, found none", suggestion(file), missing);
    } catch (AccessDeniedException denied) {
      throw new InputException(
          file.toString(), "no permission to read it", "Change it with chmod u+r.", denied);
    } catch (CharacterCodingException binary) {
      throw new InputException(
          file.toString(),
          "expected text in UTF-8, found other bytes",
          "Save the file as UTF-8.",
          binary);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Try again.",
          failed);
    }
  }

  private static String suggestion(Path missing) {
    String otherwise = "The configs of gan4j are in experiments/configs.";
    Path folder = missing.toAbsolutePath().getParent();
    if (folder == null || missing.getFileName() == null || !Files.isDirectory(folder)) {
      return otherwise;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> configs =
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .sorted()
              .toList();
      return Nearest.to(missing.getFileName().toString(), configs)
          .map(near -> "Did you mean '" + missing.resolveSibling(near) + "'?")
          .orElse(otherwise);
    } catch (IOException unlisted) {
      return otherwise;
    }
  }
}
