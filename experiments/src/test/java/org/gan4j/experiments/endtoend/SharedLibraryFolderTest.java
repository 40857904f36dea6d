package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gan4j.core.internal.gradient.SecondOrderGradients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user without a home folder, on a machine where somebody else has prepared the folder for
 * TensorFlow's libraries: nothing is loaded from there.
 */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class SharedLibraryFolderTest {

  private static final String ERROR = "TensorFlow's libraries: expected a folder to unpack them";

  @TempDir private Path temporary;

  @BeforeEach
  void prepareTheTrap() throws IOException {
    String user = System.getProperty("user.name");
    for (String name : List.of("gan4j-" + user, ".javacpp-" + user)) {
      Path trap = Files.createDirectories(temporary.resolve(name).resolve("cache"));
      for (Path folder : List.of(trap, trap.getParent())) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Duser.home=/proc/none -Djava.io.tmpdir=" + temporary);
    return builder.start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theCommandRefusesItInOneLine() throws Exception {
    Path config = Path.of("configs/quickstart.yaml");
    for (List<Object> verb : List.of(List.<Object>of("check", config), List.<Object>of("doctor"))) {
      Process gan = start(GanProcess.command(verb.toArray()));
      assertThat(output(gan).lines().skip(1))
          .singleElement()
          .asString()
          .startsWith(ERROR)
          .endsWith("Name one: GAN_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER.");
      assertThat(gan.waitFor()).isEqualTo(2);
    }
  }

  /** The first thing that the library does with TensorFlow. */
  static final class UseOfTheLibrary {
    private UseOfTheLibrary() {}

    public static void main(String[] arguments) {
      SecondOrderGradients.register();
    }
  }

  @Test
  void theLibraryRefusesIt() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jars = System.getProperty("java.class.path");
    Process library = start(List.of(java, "-cp", jars, UseOfTheLibrary.class.getName()));
    assertThat(output(library)).contains("InputException: " + ERROR);
    assertThat(library.waitFor()).isNotZero();
  }
}
