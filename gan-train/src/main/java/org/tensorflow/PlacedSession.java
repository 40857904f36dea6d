package org.tensorflow;

import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_ImportGraphDefOptions;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;

/**
 * Opens sessions that run another version of a graph, whose operations have the same names. That
 * works because TensorFlow finds what is fed, fetched and run by name. The methods that this needs
 * are visible only inside TensorFlow's own package, so this class is in that package; it must be on
 * the class path, not the module path.
 */
public final class PlacedSession {

  private PlacedSession() {}

  /**
   * Opens a session; the caller closes it.
   *
   * @param graph graph whose operations are fed, fetched and run
   * @param version graph that runs in its place
   */
  public static Session open(Graph graph, GraphDef version, ConfigProto config) {
    byte[] options = config.toByteArray();
    try (TF_Graph imported = imported(version);
        BytePointer proto = new BytePointer(options);
        TF_Status status = TF_Status.newStatus();
        TF_SessionOptions sessionOptions = TF_SessionOptions.newSessionOptions()) {
      tensorflow.TF_SetConfig(sessionOptions, proto, options.length, status);
      status.throwExceptionIfNotOK();
      TF_Session session = tensorflow.TF_NewSession(imported, sessionOptions, status);
      status.throwExceptionIfNotOK();
      return new Session(graph, session);
    }
  }

  /**
   * Imports the graph; TensorFlow keeps it as long as a session runs it, even after it is closed.
   */
  private static TF_Graph imported(GraphDef version) {
    TF_Graph graph = TF_Graph.newGraph();
    try (TF_ImportGraphDefOptions options = TF_ImportGraphDefOptions.newImportGraphDefOptions();
        TF_Buffer buffer = TF_Buffer.newBufferFromString(version);
        TF_Status status = TF_Status.newStatus()) {
      tensorflow.TF_GraphImportGraphDef(graph, buffer, options, status);
      status.throwExceptionIfNotOK();
      return graph;
    }
  }
}
