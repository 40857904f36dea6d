package org.gan4j.experiments.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gan4j.core.InputException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML document as a tree, without aliases. */
final class YamlTree {

  private static final String PARSER_DETAIL = "(, got this instead| \\(\\d+, from).*";

  private YamlTree() {}

  /**
   * @param place how errors call the text
   * @return the tree; a missing node for an empty text
   * @throws InputException if the text is not one YAML document, repeats a key or uses an alias
   */
  static JsonNode parse(String place, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (NoAliases parser = new NoAliases(place, ConfigMapper.parser(content))) {
      JsonNode tree = ConfigMapper.MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw new InputException(
            place + ": line " + parser.currentLocation().getLineNr(),
            "expected one YAML document, found a second",
            "Keep one experiment a file.");
      }
      return tree == null ? ConfigMapper.MAPPER.missingNode() : tree;
    } catch (JsonProcessingException malformed) {
      throw malformed(place, malformed);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private static InputException malformed(String place, JsonProcessingException failure) {
    String[] lines = failure.getOriginalMessage().split("\\R");
    String reason = lines[0];
    for (String candidate : lines) {
      // SnakeYAML says first what it was doing, then what it found.
      if (candidate.startsWith("found") || candidate.startsWith("expected")) {
        reason = candidate;
      }
    }
    return new InputException(
        place + line(failure),
        "not valid YAML (" + reason.replaceFirst(PARSER_DETAIL, "") + ")",
        "Compare with experiments/configs/quickstart.yaml.",
        failure);
  }

  private static String line(JsonProcessingException failure) {
    if (failure.getCause() instanceof MarkedYAMLException marked
        && marked.getProblemMark() != null) {
      return ": line " + (marked.getProblemMark().getLine() + 1);
    }
    return failure.getLocation() == null ? "" : ": line " + failure.getLocation().getLineNr();
  }

  /** Refuses aliases, which Jackson would read as the text of their name. */
  private static final class NoAliases extends JsonParserDelegate {

    private final String place;
    private final YAMLParser yaml;

    NoAliases(String place, YAMLParser yaml) {
      super(yaml);
      this.place = place;
      this.yaml = yaml;
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token != null && yaml.isCurrentAlias()) {
        throw new InputException(
            place + ": line " + yaml.currentLocation().getLineNr(),
            "expected a value, found the alias *" + yaml.getText(),
            "Write the value out; configs have no aliases.");
      }
      return token;
    }
  }
}
