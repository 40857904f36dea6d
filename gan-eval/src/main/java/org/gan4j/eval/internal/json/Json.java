package org.gan4j.eval.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.DiskFault;

/** Reads and writes JSON, with two-space indent, line feeds and atomic replacement. */
public final class Json {

  /** Reads and writes trees. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /**
   * Reads a value.
   *
   * @param place the file's name, for messages
   * @throws InputException if it is not JSON of this type
   */
  public static <T> T parse(byte[] json, Class<T> type, String place) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new InputException(
            place,
            "expected JSON of " + type.getSimpleName() + ", found null",
            "Write it again, or delete it.");
      }
      return value;
    } catch (JsonProcessingException wrong) {
      throw new InputException(
          place,
          "expected JSON of " + type.getSimpleName() + ", found: " + wrong.getOriginalMessage(),
          "Write it again, or delete it.",
          wrong);
    } catch (IOException failed) {
      throw new InputException(
          place, "cannot be read (" + DiskFault.reason(failed) + ")", "Check the file.", failed);
    }
  }

  /** A value as text that ends with a line feed. */
  public static String text(Object value) {
    try {
      return WRITER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes a value to a file, replacing it in one stroke. */
  public static void write(Object value, Path file) {
    AtomicFile.write(file, text(value).getBytes(StandardCharsets.UTF_8));
  }
}
