package org.gan4j.experiments.machine;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListMemoryBytes;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.gan4j.train.session.SessionSettings;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/**
 * A device that TensorFlow can compute on.
 *
 * @param name {@code CPU:0}, {@code GPU:0}
 * @param type {@code CPU} or {@code GPU}
 * @param memoryBytes what TensorFlow may use of a GPU's memory; says nothing for a CPU
 */
@JsonIgnoreProperties("gpu")
public record Device(String name, String type, long memoryBytes) {

  /** Returns the devices for an execution with all defaults and a thread for each processor. */
  public static List<Device> all() {
    return all(new SessionSettings(Runtime.getRuntime().availableProcessors()));
  }

  /**
   * The devices of this process, in TensorFlow's order. Loads TensorFlow. The Java API has no list
   * of devices, so this asks a session of the C API. What the first session of a process says about
   * threads and a GPU's memory holds for all.
   *
   * @param settings settings of the sessions that compute in this process
   */
  public static List<Device> all(SessionSettings settings) {
    byte[] config = settings.toProto().toByteArray();
    try (TF_Status status = TF_Status.newStatus();
        TF_Graph graph = TF_Graph.newGraph();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        BytePointer proto = new BytePointer(config)) {
      TF_SetConfig(options, proto, config.length, status);
      status.throwExceptionIfNotOK();
      return all(graph, options, status);
    }
  }

  private static List<Device> all(TF_Graph graph, TF_SessionOptions options, TF_Status status) {
    try (TF_Session session = TF_Session.newSession(graph, options, status)) {
      status.throwExceptionIfNotOK();
      TF_DeviceList list = TF_SessionListDevices(session, status);
      status.throwExceptionIfNotOK();
      try {
        return read(list, status);
      } finally {
        TF_DeleteDeviceList(list);
      }
    }
  }

  /** Returns whether it is a graphics processor. */
  public boolean isGpu() {
    return type.equals("GPU");
  }

  /** {@code CPU:0}, {@code GPU:0, 22000 MiB}. */
  @Override
  public String toString() {
    return isGpu() ? name + ", " + (memoryBytes >> 20) + " MiB" : name;
  }

  private static List<Device> read(TF_DeviceList list, TF_Status status) {
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < TF_DeviceListCount(list); i++) {
      String name = TF_DeviceListName(list, i, status).getString();
      String type = TF_DeviceListType(list, i, status).getString();
      long memory = TF_DeviceListMemoryBytes(list, i, status);
      status.throwExceptionIfNotOK();
      devices.add(new Device(name.replaceFirst(".*/device:", ""), type, memory));
    }
    return List.copyOf(devices);
  }
}
