package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetSpecTest {

  @Test
  void splitsBindByTheirLowerCaseNames() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readValue("\"test\"", Split.class)).isEqualTo(Split.TEST);
    assertThat(mapper.writeValueAsString(Split.TRAIN)).isEqualTo("\"train\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | imageSize must be 1 to 1024, found 0",
        "1025 | 1 | imageSize must be 1 to 1024, found 1025",
        "28 | 2 | channels must be 1 (grey) or 3 (RGB), found 2"
      })
  void valuesOutOfRangeAreRefusedNamingTheKey(int imageSize, int channels, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatasetSpec("mnist", Optional.empty(), imageSize, channels))
        .withMessage(message);
  }
}
