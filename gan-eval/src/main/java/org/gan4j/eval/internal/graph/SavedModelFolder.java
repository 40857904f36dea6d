package org.gan4j.eval.internal.graph;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.tensorflow.Tensor;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TString;

/**
 * A SavedModel: a folder with {@code saved_model.pb} and {@code variables/}. Only two parts are
 * imported: what its features need, and what restores its variables. Each is checked separately,
 * and only the second may read a checkpoint. Nothing else runs: no initialiser, no look-up table,
 * no asset.
 */
public final class SavedModelFolder {

  private final Path folder;
  private final MetaGraphDef model;

  private SavedModelFolder(Path folder, MetaGraphDef model) {
    this.folder = folder;
    this.model = model;
  }

  /** Returns whether a path is the folder of a SavedModel. */
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
    try {
      for (Path file : files(folder)) {
        add(folder.relativize(file).toString().replace('\\', '/'), file, hasher);
      }
    } catch (IOException failed) {
      throw unreadable(folder, failed);
    }
    return hasher.hash().toString();
  }

  /**
   * All files that TensorFlow may read of it. Nothing else may be there: no link leads out of it.
   */
  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("saved_model.pb")));
    if (Files.exists(folder.resolve("variables"), LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> variables = Files.walk(folder.resolve("variables"))) {
        variables
            .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
            .forEach(files::add);
      }
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new InputException(
            folder.toString(),
            "expected files in it, found a link, pipe or device '" + folder.relativize(file) + "'",
            "Put the file itself there.");
      }
    }
    Collections.sort(files);
    return files;
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
  public static SavedModelFolder read(Path folder) {
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

  /** Returns these ports, with names of the signature replaced by those of their tensors. */
  public NetworkPorts resolve(NetworkPorts ports) {
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
   * @param threads inside an operation; 0 leaves it to TensorFlow
   */
  public GraphSession open(List<String> outputs, int threads) {
    String place = folder.toString();
    GraphDef graph = model.getGraphDef();
    SaverDef saver = model.getSaverDef();
    String restore = saver.getRestoreOpName();
    GraphVetting.checkWithVariables(GraphSlice.of(graph, outputs), place);
    if (restore.isEmpty()) {
      return new GraphSession(GraphSlice.of(graph, outputs), GraphSession.settings(threads), place);
    }
    List<String> loading = List.of(restore, saver.getFilenameTensorName());
    requirePlainPath();
    RestorePath.check(GraphSlice.of(graph, loading), saver.getFilenameTensorName(), place);
    List<String> all = Stream.concat(outputs.stream(), loading.stream()).toList();
    GraphSession session =
        new GraphSession(GraphSlice.of(graph, all), GraphSession.settings(threads), place);
    try (Tensor prefix = TString.scalarOf(prefix())) {
      session.run(saver.getFilenameTensorName(), prefix, restore);
      return session;
    } catch (RuntimeException failed) {
      session.close();
      throw failed;
    }
  }

  private String prefix() {
    return folder.toAbsolutePath().resolve("variables/variables").toString();
  }

  /** TensorFlow takes a path for a pattern where it finds no checkpoint. */
  private void requirePlainPath() {
    if (folder.toAbsolutePath().toString().matches(".*[*?\\[].*")) {
      throw new InputException(
          folder.toString(),
          "expected a path without the characters * ? [, found one with them",
          "Rename the folder.");
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
        "cannot be read (" + DiskFault.reason(failed) + ")",
        "Check the folder and its permissions.",
        failed);
  }
}
