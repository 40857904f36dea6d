package org.gan4j.eval.network;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A frozen graph for 2x2 grey images: features are pixels 0 and 1, logits pixels 0, 2 and 3. */
public final class TinyNetwork {

  private TinyNetwork() {}

  /** Takes images of unknown shape, and gives them as they are for features and logits. */
  public static byte[] shapeless() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var images = tf.withName("images").placeholder(TFloat32.class);
      tf.withName("features").identity(images);
      tf.withName("logits").identity(images);
      return graph.toGraphDef().toByteArray();
    }
  }

  public static byte[] graphDef(int features) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var images =
          tf.withName("images")
              .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2, 2, 1)));
      var flat = tf.reshape(images, tf.constant(new int[] {-1, 4}));
      float[][] first = new float[4][features];
      for (int j = 0; j < features; j++) {
        first[j][j] = 1;
      }
      float[][] second = {{1, 0, 0}, {0, 0, 0}, {0, 1, 0}, {0, 0, 1}};
      tf.withName("features").identity(tf.linalg.matMul(flat, tf.constant(first)));
      tf.withName("logits").identity(tf.linalg.matMul(flat, tf.constant(second)));
      return graph.toGraphDef().toByteArray();
    }
  }

  public static NetworkInfo info(byte[] graphDef) {
    return new NetworkInfo(
        "tiny",
        "four pixels",
        List.of(2, 2, 1),
        2,
        3,
        0.5,
        TextNode.valueOf("seed: 1\n"),
        "0123abc",
        Hashing.sha256().hashBytes(graphDef).toString());
  }

  public static FrozenNetwork open() {
    byte[] graphDef = graphDef(2);
    return new FrozenNetwork(graphDef, info(graphDef), "tiny.pb");
  }

  /** Writes tiny.pb and tiny.json, and gives the former. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] graphDef = graphDef(2);
    info(graphDef).write(folder.resolve("tiny.json"));
    return Files.write(folder.resolve("tiny.pb"), graphDef);
  }
}
