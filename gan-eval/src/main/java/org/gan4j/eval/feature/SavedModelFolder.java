package org.gan4j.eval.feature;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.tensorflow.Tensor;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TString;

/**
 * A SavedModel: a folder with {@code saved_model.pb} and {@code variables/}. Only what its features
 * need is imported, and what restores its variables; each is checked by itself, and only the latter
 * may read a checkpoint. Nothing else of it runs: no initialiser, no look-up table, no asset.
 */
public final class SavedModelFolder {

  private static final Set<String> VARIABLES =
      Set.of("VarHandleOp", "ReadVariableOp", "VariableV2", "Variable");
  private static final Set<String> RESTORING =
      Set.of(
          "VarHandleOp",
          "VariableV2",
          "Variable",
          "RestoreV2",
          "AssignVariableOp",
          "Assign",
          "StringJoin");

  private final Path folder;
  private final MetaGraphDef model;

  private SavedModelFolder(Path folder, MetaGraphDef model) {
    this.folder = folder;
    this.model = model;
  }

  /** Whether a path is the folder of a SavedModel. */
  public static boolean is(Path path) {
    return Files.isRegularFile(path.resolve("saved_model.pb"));
  }

  /**
   * SHA-256 (hex) of a SavedModel: over the path in the folder, a zero byte, the number of bytes (8
   * bytes, big-endian) and the content of {@code saved_model.pb} and of each file below {@code
   * variables}, in the order of their paths.
   */
  public static String sha256(Path folder) {
    Hasher hasher = Hashing.sha256().newHasher();
    try (Stream<Path> variables =
        Files.exists(folder.resolve("variables"))
            ? Files.walk(folder.resolve("variables"))
            : Stream.empty()) {
      Stream<Path> files =
          Stream.concat(Stream.of(folder.resolve("saved_model.pb")), variables)
              .filter(Files::isRegularFile);
      for (Path file : files.sorted().toList()) {
        add(folder.relativize(file).toString().replace('\\', '/'), file, hasher);
      }
    } catch (IOException failed) {
      throw unreadable(folder, failed);
    }
    return hasher.hash().toString();
  }

  private static void add(String name, Path file, Hasher hasher) throws IOException {
    hasher.putString(name, StandardCharsets.UTF_8).putByte((byte) 0);
    byte[] length = ByteBuffer.allocate(8).putLong(Files.size(file)).array();
    hasher.putBytes(length);
    byte[] buffer = new byte[1 << 16];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        hasher.putBytes(buffer, 0, read);
      }
    }
  }

  /**
   * Reads the graph of the tag {@code serve}, or the only one.
   *
   * @throws InputException if there is none
   */
  static SavedModelFolder read(Path folder) {
    try {
      SavedModel saved = SavedModel.parseFrom(Files.readAllBytes(folder.resolve("saved_model.pb")));
      List<MetaGraphDef> graphs = saved.getMetaGraphsList();
      MetaGraphDef model =
          graphs.stream()
              .filter(graph -> graph.getMetaInfoDef().getTagsList().contains("serve"))
              .findFirst()
              .orElseThrow(() -> noGraph(folder));
      return new SavedModelFolder(folder, model);
    } catch (InvalidProtocolBufferException wrong) {
      throw noGraph(folder);
    } catch (IOException failed) {
      throw unreadable(folder, failed);
    }
  }

  /** The same ports, with names of the signature replaced by those of their tensors. */
  NetworkPorts resolve(NetworkPorts ports) {
    SignatureDef signature =
        model.getSignatureDefOrDefault("serving_default", SignatureDef.getDefaultInstance());
    return new NetworkPorts(
        signature.containsInputs(ports.input())
            ? signature.getInputsOrThrow(ports.input()).getName()
            : ports.input(),
        output(signature, ports.features()),
        ports.logits() == null ? null : output(signature, ports.logits()),
        ports.range(),
        ports.anySize());
  }

  private static String output(SignatureDef signature, String name) {
    return signature.containsOutputs(name) ? signature.getOutputsOrThrow(name).getName() : name;
  }

  /**
   * Opens the model with its variables restored; the caller closes it.
   *
   * @param outputs the tensors that will be fetched
   */
  GraphSession open(List<String> outputs) {
    String place = folder.toString();
    GraphDef graph = model.getGraphDef();
    SaverDef saver = model.getSaverDef();
    String restore = saver.getRestoreOpName();
    GraphVetting.check(GraphSlice.of(graph, outputs), VARIABLES, place);
    if (restore.isEmpty()) {
      return new GraphSession(GraphSlice.of(graph, outputs), GraphSession.settings(0), place);
    }
    List<String> loading = List.of(restore, saver.getFilenameTensorName());
    GraphVetting.check(GraphSlice.of(graph, loading), RESTORING, place);
    List<String> all = Stream.concat(outputs.stream(), loading.stream()).toList();
    GraphSession session =
        new GraphSession(GraphSlice.of(graph, all), GraphSession.settings(0), place);
    try (Tensor prefix = TString.scalarOf(folder.resolve("variables/variables").toString())) {
      session.run(saver.getFilenameTensorName(), prefix, restore);
      return session;
    } catch (RuntimeException failed) {
      session.close();
      throw failed;
    }
  }

  private static InputException noGraph(Path folder) {
    return new InputException(
        folder.toString(),
        "expected a SavedModel with a graph tagged 'serve', found none",
        "Export the model for serving.");
  }

  private static InputException unreadable(Path folder, IOException failed) {
    return new InputException(
        folder.toString(),
        "cannot be read (" + failed.getMessage() + ")",
        "Check the folder and its permissions.",
        failed);
  }
}
