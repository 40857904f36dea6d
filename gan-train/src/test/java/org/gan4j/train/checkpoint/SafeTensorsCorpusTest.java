package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as hostile as the format allows, with the verdict of the Python library on each: {@code
 * gan-train/src/test/python/safetensors_corpus.py}.
 */
class SafeTensorsCorpusTest {

  /** What the format forbids and the library reads all the same. */
  private static final Set<String> STRICTER =
      Set.of("a header that begins with a space", "the same name twice");

  @TempDir private Path folder;

  private static JsonNode corpus() throws IOException {
    try (InputStream json =
        SafeTensorsCorpusTest.class.getResourceAsStream("safetensors-corpus.json")) {
      return new ObjectMapper().readTree(json).path("files");
    }
  }

  @TestFactory
  Stream<DynamicTest> ourVerdictIsTheLibrarys() throws IOException {
    return StreamSupport.stream(corpus().spliterator(), false)
        .map(entry -> dynamicTest(entry.path("name").asText(), () -> judge(entry)));
  }

  private void judge(JsonNode entry) throws IOException {
    String name = entry.path("name").asText();
    Path file = folder.resolve(name.replaceAll("[^a-z0-9]", "-"));
    Files.write(file, BaseEncoding.base16().lowerCase().decode(entry.path("hex").asText()));
    if (entry.path("accepted").asBoolean() && !STRICTER.contains(name)) {
      assertThatCode(() -> SafeTensorsFile.open(file).close()).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> SafeTensorsFile.open(file).close())
          .isInstanceOf(IOException.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void theCorpusHasFilesOfBothKinds() throws IOException {
    assertThat(corpus().size()).isGreaterThanOrEqualTo(35);
    assertThat(corpus()).anyMatch(entry -> entry.path("accepted").asBoolean());
    assertThat(corpus()).anyMatch(entry -> !entry.path("accepted").asBoolean());
  }
}
