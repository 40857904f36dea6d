package org.gan4j.experiments.doctor;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListMemoryBytes;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
public record Device(String name, String type, long memoryBytes) {

  /**
   * The devices of this process, in TensorFlow's order. Loads TensorFlow. The Java API has no list
   * of devices, so this asks a session of the C API.
   */
  public static List<Device> all() {
    try (TF_Status status = TF_Status.newStatus();
        TF_Graph graph = TF_Graph.newGraph();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        TF_Session session = TF_Session.newSession(graph, options, status)) {
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

  /** Whether it is a graphics processor. */
  public boolean isGpu() {
    return type.equals("GPU");
  }

  /**
   * What a user of the GPU build should know: that there is no GPU it can use. Empty with the CPU
   * build (system property {@code gan.profile}), or where there is one.
   */
  public static Optional<String> notice(List<Device> devices) {
    boolean expected = System.getProperty("gan.profile", "cpu").equals("gpu");
    return expected && devices.stream().noneMatch(Device::isGpu)
        ? Optional.of(
            "No GPU that TensorFlow can use: everything runs on the CPU. If there is one, run"
                + " gan doctor --debug to see what TensorFlow misses.")
        : Optional.empty();
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
