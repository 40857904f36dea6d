package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSpecTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void jsonBindsAndWritesBack() throws JsonProcessingException {
    String json = "{\"name\":\"mnist\",\"imageSize\":28,\"channels\":1}";
    DatasetSpec spec = mapper.readValue(json, DatasetSpec.class);

    assertThat(spec).isEqualTo(new DatasetSpec("mnist", null, 28, 1));
    assertThat(mapper.writeValueAsString(spec)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"imageSize\":28,\"channels\":1}",
        "{\"name\":\"mnist\",\"channels\":1}",
        "{\"name\":\"mnist\",\"imageSize\":28}"
      })
  void missingKeysAreRefusedByJackson(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, DatasetSpec.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("Missing required creator property");
  }

  @Test
  void unknownKeyIsRefusedByJackson() {
    String json = "{\"name\":\"mnist\",\"imageSize\":28,\"channels\":1,\"size\":3}";
    assertThatThrownBy(() -> mapper.readValue(json, DatasetSpec.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  void splitsBindByTheirLowerCaseNames() throws JsonProcessingException {
    assertThat(mapper.readValue("\"test\"", Split.class)).isEqualTo(Split.TEST);
    assertThat(mapper.writeValueAsString(Split.TRAIN)).isEqualTo("\"train\"");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      delimiter = '|',
      value = {
        "null | 28 | 1 | /dataset/name: expected a name, found none.",
        "mnist | null | 1 | /dataset/imageSize: expected 1 to 1024, found null.",
        "mnist | 0 | 1 | /dataset/imageSize: expected 1 to 1024, found 0.",
        "mnist | 1025 | 1 | /dataset/imageSize: expected 1 to 1024, found 1025.",
        "mnist | 28 | 2 | /dataset/channels: expected 1 or 3, found 2.",
        "mnist | 28 | null | /dataset/channels: expected 1 or 3, found null."
      })
  void valuesOutOfRangeAreRefusedNamingTheKey(
      String name, Integer imageSize, Integer channels, String message) {
    assertThatThrownBy(() -> new DatasetSpec(name, null, imageSize, channels).check())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }
}
