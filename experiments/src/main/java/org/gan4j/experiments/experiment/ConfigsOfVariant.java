package org.gan4j.experiments.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.Nearest;
import org.gan4j.core.variant.Variant;

/** Finds the configs in some folders that name a variant. */
public final class ConfigsOfVariant {

  private static final Pattern TYPE =
      Pattern.compile(
          "^variant:.*?\\btype:\\s*[\"']?([\\w.$]+)", Pattern.MULTILINE | Pattern.DOTALL);

  private ConfigsOfVariant() {}

  /**
   * The configs of a variant, sorted, at least one.
   *
   * @param name as configs name it
   * @param folders looked through, not their subfolders; those that do not exist are left out
   * @throws InputException if there is no such variant, or no config of it
   */
  public static List<Path> find(String name, List<Path> folders) {
    Class<? extends Variant> variant = Variants.find(name).orElseThrow(() -> unknown(name));
    List<Path> configs =
        folders.stream()
            .filter(Files::isDirectory)
            .flatMap(folder -> yamlFiles(folder).stream())
            .filter(file -> type(file).flatMap(Variants::find).filter(variant::equals).isPresent())
            .toList();
    if (configs.isEmpty()) {
      throw new InputException(
          name,
          "expected a config of this variant in the current folder or experiments/configs, found none",
          "Write one, and give its file: gan conform CONFIG.");
    }
    return configs;
  }

  private static InputException unknown(String name) {
    List<String> known = Variants.known();
    return new InputException(
        name,
        "expected a config file or the name of a variant, found neither",
        Nearest.to(name, known)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("Known variants: " + String.join(", ", known) + "."));
  }

  private static Optional<String> type(Path config) {
    try {
      Matcher matcher = TYPE.matcher(Files.readString(config, StandardCharsets.ISO_8859_1));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> yamlFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
