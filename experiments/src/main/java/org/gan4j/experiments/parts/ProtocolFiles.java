package org.gan4j.experiments.parts;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.experiments.config.ConfigReader;

/** Protocols as a person gives them: by name, or as a YAML file. */
public final class ProtocolFiles {

  private ProtocolFiles() {}

  /**
   * A protocol.
   *
   * @throws org.gan4j.core.InputException if there is no such name, or the file is not one
   */
  public static Protocol of(String nameOrFile) {
    return nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")
        ? ConfigReader.readFixed(Path.of(nameOrFile), Protocol.class, List.of())
        : ProtocolNames.parse(nameOrFile);
  }
}
