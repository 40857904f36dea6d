package org.tensorflow;

import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;

/**
 * Opens sessions that a {@link Server} executes. The methods that this needs are visible only
 * inside TensorFlow's own package, so this class is in that package; it must be on the class path,
 * not the module path.
 */
public final class SessionOnServer {

  private SessionOnServer() {}

  /**
   * Opens a session; the caller closes it.
   *
   * @param target address of the server, {@code grpc://host:port}
   */
  public static Session open(Graph graph, String target, ConfigProto config) {
    byte[] bytes = config.toByteArray();
    try (BytePointer proto = new BytePointer(bytes);
        TF_Status status = TF_Status.newStatus();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        Graph.Reference reference = graph.ref()) {
      tensorflow.TF_SetTarget(options, target);
      tensorflow.TF_SetConfig(options, proto, bytes.length, status);
      status.throwExceptionIfNotOK();
      TF_Session session = tensorflow.TF_NewSession(reference.nativeHandle(), options, status);
      status.throwExceptionIfNotOK();
      return new Session(graph, session);
    }
  }
}
